package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.config.FaultReader;
import dev.tailback.config.FieldException;
import dev.tailback.config.ThrottleReader;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.pressure.TooManyRules;
import dev.tailback.server.export.ConfigurationExport;
import dev.tailback.server.rules.FaultText;
import dev.tailback.server.rules.ThrottleText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The admin API: JSON in and out, each subject under its own path.
 *
 * <p>Nothing is ignored: an unknown path, method, parameter or field is refused with a sentence
 * that names it.
 */
public final class Admin {
  /** The path of the admin API. */
  public static final String PATH = "/_tailback";

  /** The path of the events of messages. */
  public static final String EVENTS = PATH + "/events";

  private static final String JSON = "application/json";

  private final Map<String, AdminResource> endpoints = new TreeMap<>();
  private final @Nullable EventsResource events;

  /**
   * Creates the API of one emulator.
   *
   * @param names finds queues that are named without account and region
   * @param initial the state that a reset restores
   */
  public Admin(
      EngineGate gate,
      QueueNames names,
      InitialState initial,
      Observations seen,
      RuleFamilies rules,
      OptionalParts parts) {
    boolean isInFront = rules.setting().isInFront();
    Monitoring monitoring = seen.monitoring();
    events = isInFront ? null : new EventsResource(gate, names);
    endpoints.put(AlarmsResource.NAME, new AlarmsResource(gate, monitoring.alarms()));
    endpoints.put(
        "await", events == null ? RefusedResource.EVENTS : new AwaitResource(gate, names));
    endpoints.put("events", events == null ? RefusedResource.EVENTS : events);
    endpoints.put("clock", new ClockResource(gate, monitoring.alarms(), rules.setting()));
    endpoints.put("compare", new CompareResource(parts.comparison()));
    DiagnosisResource diagnosis = new DiagnosisResource(gate, seen.diagnoses());
    endpoints.put("diagnosis", new LookedAt(diagnosis, seen.look()));
    ThrottleReader throttleReader = new ThrottleReader(rules.service(), rules.setting());
    FaultReader faultReader = new FaultReader(rules.service(), rules.setting());
    ConfigurationExport export =
        new ConfigurationExport(
            gate, monitoring, rules.throttles(), rules.faults(), throttleReader, faultReader);
    endpoints.put(
        ExportResource.NAME,
        isInFront ? RefusedResource.EXPORT : new ExportResource(export, names));
    endpoints.put(
        "faults",
        new RulesResource<>(
            "fault rule",
            rules.faults(),
            fields -> faultReader.read(fields, gate.call(queues -> queues.timeline().nowMillis())),
            FaultText::of));
    endpoints.put(LabResource.NAME, new LabResource(parts.lab()));
    endpoints.put("limits", isInFront ? RefusedResource.LIMITS : new LimitsResource(gate, names));
    endpoints.put(
        "queues",
        new LookedAt(new QueuesResource(gate, seen.live(), diagnosis, names), seen.look()));
    endpoints.put(
        "reset", isInFront ? RefusedResource.RESET : new ResetResource(gate, names, initial));
    endpoints.put("rules", new StopResource(gate, List.of(rules.throttles(), rules.faults())));
    endpoints.put(
        "scaling",
        new ScalingResource(
            gate,
            monitoring.scaling(),
            monitoring.alarms(),
            new WorkersResource(gate, monitoring.scaling(), seen.pools(), names)));
    endpoints.put(SnapshotResource.NAME, new SnapshotResource(parts.snapshots()));
    endpoints.put("spark", new SparkResource(gate, seen.live(), names));
    endpoints.put(
        "throttles",
        new ThrottlesResource(
            throttleReader,
            new RulesResource<>(
                "throttle", rules.throttles(), throttleReader::read, ThrottleText::of)));
  }

  /** Returns whether the answer to a path may take long, so that it needs a worker thread. */
  public static boolean isSlow(String path) {
    return path.startsWith("/" + SnapshotResource.NAME)
        || path.startsWith("/" + ExportResource.NAME)
        || path.startsWith("/" + LabResource.NAME);
  }

  /**
   * Replies to one request.
   *
   * @param path what follows {@link #PATH} in the URL
   */
  public AdminReply reply(String method, String path, String query, byte[] body) {
    return tryReply(() -> reply(AdminRequest.of(method, path, query, body)));
  }

  /**
   * Replies to a request for the stream of events: with a reader, or with an answer that refuses
   * it.
   *
   * @param path what follows {@link #PATH} in the URL
   * @param lastId the number of the last event that the client has; {@code null} if it gives none
   */
  public AdminReply stream(String method, String path, String query, @Nullable String lastId) {
    return tryReply(
        () -> {
          AdminRequest request = AdminRequest.of(method, path, query, new byte[0]);
          return events == null ? reply(request) : events.stream(request, lastId);
        });
  }

  private AdminReply reply(AdminRequest request) {
    AdminResource endpoint = endpoints.get(request.segment(0));
    if (endpoint == null) {
      throw AdminException.notFound(
          "Under " + PATH + " there are " + String.join(", ", endpoints.keySet()) + ".");
    }
    request.onlyParameters(endpoint.parameters(request));
    return endpoint.reply(request);
  }

  private static AdminReply tryReply(Supplier<AdminReply> reply) {
    try {
      return reply.get();
    } catch (AdminException problem) {
      return new Answer(
          problem.status(), JSON, AdminJson.write(error(problem.text())), problem.methods());
    } catch (FieldException wrong) {
      return Answer.of(400, describe(wrong));
    } catch (TooManyRules full) {
      return refuse(400, full.text());
    }
  }

  private static ObjectNode describe(FieldException wrong) {
    ObjectNode error = error(wrong.text());
    return wrong.field() == null ? error : error.put("field", wrong.field());
  }

  private static ObjectNode error(String message) {
    return AdminRequest.JSON.createObjectNode().put("error", message);
  }

  /** Returns the answer to a request that was refused before it was read. */
  public static Answer refuse(int status, String message) {
    return Answer.of(status, error(message));
  }

  /**
   * An answer, to be sent.
   *
   * @param type the media type of the document
   * @param document a text in UTF-8 that ends with a newline
   * @param methods the methods in the {@code Allow} header; without the header if empty
   */
  @SuppressWarnings("ArrayRecordComponent") // written, never compared
  public record Answer(int status, String type, byte[] document, List<String> methods)
      implements AdminReply {
    static Answer ok(JsonNode document) {
      return of(200, document);
    }

    static Answer of(int status, JsonNode document) {
      return new Answer(status, JSON, AdminJson.write(document), List.of());
    }

    static Answer yaml(String text) {
      return new Answer(200, "application/yaml", text.getBytes(StandardCharsets.UTF_8), List.of());
    }
  }
}
