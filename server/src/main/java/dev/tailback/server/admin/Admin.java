package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.server.pressure.Faults;
import dev.tailback.server.pressure.Throttles;
import dev.tailback.server.pressure.TooManyRules;
import dev.tailback.server.sqs.Actions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The admin API: JSON in and out, each subject under its own name.
 *
 * <p>What a request asks for that is not there is refused with a sentence that names it; nothing is
 * ignored.
 */
public final class Admin {
  /** Where the admin API is. */
  public static final String PATH = "/_tailback";

  private final Map<String, Endpoint> endpoints = new TreeMap<>();

  /**
   * @param actions the actions that can be named
   * @param names whose queues are named without account and region
   * @param initial what a reset goes back to
   */
  public Admin(
      EngineGate gate,
      Actions actions,
      Throttles throttles,
      Faults faults,
      QueueNames names,
      InitialState initial) {
    endpoints.put("clock", new ClockEndpoint(gate));
    endpoints.put("faults", new FaultsEndpoint(faults, new FaultReader(gate, actions::has)));
    endpoints.put("limits", new LimitsEndpoint(gate, names));
    endpoints.put("queues", new QueuesEndpoint(gate, names));
    endpoints.put("reset", new ResetEndpoint(gate, names, initial));
    endpoints.put("throttles", new ThrottlesEndpoint(throttles, new ThrottleReader(actions)));
  }

  /**
   * Answers one request.
   *
   * @param path what follows {@link #PATH} in the URL
   */
  public Answer answer(String method, String path, String query, byte[] body) {
    try {
      AdminRequest request = AdminRequest.of(method, path, query, body);
      Endpoint endpoint = endpoints.get(request.segment(0));
      if (endpoint == null) {
        throw AdminProblem.notFound(
            "Under " + PATH + " there are " + String.join(", ", endpoints.keySet()) + ".");
      }
      request.onlyParameters(endpoint.parameters(request));
      return new Answer(200, AdminJson.write(endpoint.answer(request)), List.of());
    } catch (AdminProblem problem) {
      return new Answer(problem.status(), AdminJson.write(describe(problem)), problem.methods());
    } catch (TooManyRules full) {
      AdminProblem problem = AdminProblem.request(full.text());
      return new Answer(problem.status(), AdminJson.write(describe(problem)), List.of());
    }
  }

  private static ObjectNode describe(AdminProblem problem) {
    ObjectNode error = error(problem.getMessage());
    return problem.field() == null ? error : error.put("field", problem.field());
  }

  private static ObjectNode error(@Nullable String message) {
    return AdminRequest.JSON.createObjectNode().put("error", message);
  }

  /** Refuses a request that did not get as far as being read. */
  public static Answer refuse(int status, String message) {
    return new Answer(status, AdminJson.write(error(message)), List.of());
  }

  /**
   * An answer, to be sent.
   *
   * @param json a document that ends with a newline
   * @param methods what the header {@code Allow} names; without it if empty
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over to be written, never compared
  public record Answer(int status, byte[] json, List<String> methods) {}
}
