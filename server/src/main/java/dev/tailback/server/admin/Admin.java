package dev.tailback.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.EngineGate;
import dev.tailback.server.action.Actions;
import dev.tailback.server.pressure.Faults;
import dev.tailback.server.pressure.Throttles;
import dev.tailback.server.pressure.TooManyRules;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

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
   */
  public Admin(
      EngineGate gate, Actions actions, Throttles throttles, Faults faults, QueueNames names) {
    endpoints.put("clock", new ClockEndpoint(gate));
    endpoints.put("faults", new FaultsEndpoint(faults, new FaultReader(gate, actions::has)));
    endpoints.put("limits", new LimitsEndpoint(gate, names));
    endpoints.put("queues", new QueuesEndpoint(gate, names));
    endpoints.put("reset", new ResetEndpoint(gate, names, throttles, faults));
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
      return Answer.of(200, endpoint.answer(request));
    } catch (AdminProblem problem) {
      return Answer.of(problem.status(), describe(problem));
    } catch (TooManyRules full) {
      return Answer.of(400, describe(AdminProblem.request(full.text())));
    }
  }

  private static JsonNode describe(AdminProblem problem) {
    ObjectNode error = AdminRequest.JSON.createObjectNode().put("error", problem.getMessage());
    return problem.field() == null ? error : error.put("field", problem.field());
  }

  /** A status and a JSON document. */
  @SuppressWarnings("ArrayRecordComponent") // handed over to be written, never compared
  public record Answer(int status, byte[] json) {
    private static Answer of(int status, JsonNode document) {
      try {
        return new Answer(status, AdminRequest.JSON.writeValueAsBytes(document));
      } catch (JsonProcessingException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
