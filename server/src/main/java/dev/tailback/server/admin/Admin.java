package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.config.FaultReader;
import dev.tailback.config.FieldException;
import dev.tailback.config.ServiceNames;
import dev.tailback.config.ThrottleReader;
import dev.tailback.engine.diagnosis.QueueDiagnoses;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.TooManyRules;
import dev.tailback.server.cloudwatch.Monitoring;
import dev.tailback.server.rules.FaultText;
import dev.tailback.server.rules.GatedRules;
import dev.tailback.server.rules.ThrottleText;
import dev.tailback.server.scaling.PoolWatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The admin API: JSON in and out, each subject under its own path.
 *
 * <p>Nothing is ignored: an unknown path, method, parameter or field is refused with a sentence
 * that names it.
 */
public final class Admin {
  /** The path of the admin API. */
  public static final String PATH = "/_tailback";

  private final Map<String, AdminResource> endpoints = new TreeMap<>();

  /**
   * Creates the API of one emulator.
   *
   * @param live the live numbers of the queues
   * @param diagnoses what is wrong with them
   * @param monitoring the alarms and what they scale, used inside the gate
   * @param pools watches the workers that report
   * @param service what rules can name
   * @param setting where calls are carried out
   * @param names finds queues that are named without account and region
   * @param initial the state that a reset restores
   * @param look is run when somebody looks at the queues
   */
  public Admin(
      EngineGate gate,
      LiveQueues live,
      QueueDiagnoses diagnoses,
      Monitoring monitoring,
      PoolWatch pools,
      ServiceNames service,
      RuleSetting setting,
      GatedRules<ThrottleRule> throttles,
      GatedRules<FaultRule> faults,
      QueueNames names,
      InitialState initial,
      Runnable look) {
    endpoints.put("clock", new ClockResource(gate, monitoring.alarms(), setting));
    DiagnosisResource diagnosis = new DiagnosisResource(gate, diagnoses);
    endpoints.put("diagnosis", new LookedAt(diagnosis, look));
    ThrottleReader throttleReader = new ThrottleReader(service, setting);
    FaultReader faultReader = new FaultReader(service, setting);
    endpoints.put(
        "faults",
        new RulesResource<>(
            "fault rule",
            faults,
            fields -> faultReader.read(fields, gate.call(queues -> queues.timeline().nowMillis())),
            FaultText::of));
    endpoints.put(
        "limits", setting.isInFront() ? RefusedResource.LIMITS : new LimitsResource(gate, names));
    endpoints.put("queues", new LookedAt(new QueuesResource(gate, live, diagnosis, names), look));
    endpoints.put(
        "reset",
        setting.isInFront() ? RefusedResource.RESET : new ResetResource(gate, names, initial));
    endpoints.put("rules", new StopResource(gate, List.of(throttles, faults)));
    endpoints.put(
        "scaling",
        new ScalingResource(
            gate,
            monitoring.scaling(),
            monitoring.alarms(),
            new WorkersResource(gate, monitoring.scaling(), pools, names)));
    endpoints.put("spark", new SparkResource(gate, live, names));
    endpoints.put(
        "throttles",
        new ThrottlesResource(
            throttleReader,
            new RulesResource<>("throttle", throttles, throttleReader::read, ThrottleText::of)));
  }

  /**
   * Answers one request.
   *
   * @param path what follows {@link #PATH} in the URL
   */
  public Answer answer(String method, String path, String query, byte[] body) {
    try {
      AdminRequest request = AdminRequest.of(method, path, query, body);
      AdminResource endpoint = endpoints.get(request.segment(0));
      if (endpoint == null) {
        throw AdminException.notFound(
            "Under " + PATH + " there are " + String.join(", ", endpoints.keySet()) + ".");
      }
      request.onlyParameters(endpoint.parameters(request));
      return new Answer(200, AdminJson.write(endpoint.answer(request)), List.of());
    } catch (AdminException problem) {
      return new Answer(
          problem.status(), AdminJson.write(error(problem.text())), problem.methods());
    } catch (FieldException wrong) {
      return new Answer(400, AdminJson.write(describe(wrong)), List.of());
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
    return new Answer(status, AdminJson.write(error(message)), List.of());
  }

  /**
   * An answer, to be sent.
   *
   * @param json a document that ends with a newline
   * @param methods the methods in the {@code Allow} header; without the header if empty
   */
  @SuppressWarnings("ArrayRecordComponent") // written, never compared
  public record Answer(int status, byte[] json, List<String> methods) {}
}
