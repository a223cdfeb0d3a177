package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.Engine;
import dev.tailback.engine.EngineGate;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueLimits;
import dev.tailback.server.pressure.Faults;
import dev.tailback.server.pressure.Throttles;
import java.util.List;

/**
 * Starts anew: {@code POST reset} deletes all queues, gives the queues to come the limits of the
 * start, and takes throttles and fault rules back to those of the start; {@code POST reset/<queue>}
 * empties one queue and gives it those.
 */
final class ResetEndpoint implements Endpoint {
  private final EngineGate gate;
  private final QueueNames names;
  private final Throttles throttles;
  private final Faults faults;

  ResetEndpoint(EngineGate gate, QueueNames names, Throttles throttles, Faults faults) {
    this.gate = gate;
    this.names = names;
    this.throttles = throttles;
    this.faults = faults;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return request.segment(1).isEmpty() ? List.of() : QueueNames.PARAMETERS;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(2).require("POST").body().only();
    if (request.segment(1).isEmpty()) {
      throttles.reset();
      faults.reset();
      gate.run(ResetEndpoint::resetAll);
    } else {
      gate.run(engine -> reset(names.find(engine, request), engine.settings().limits()));
    }
    return AdminRequest.JSON.createObjectNode();
  }

  private static void resetAll(Engine engine) {
    List.copyOf(engine.queues()).forEach(engine::dropQueue);
    engine.limitNewQueues(engine.settings().limits());
    engine.limitStoredBytes(engine.settings().mostStoredBytes());
  }

  private static void reset(Queue queue, QueueLimits limits) {
    queue.empty();
    queue.limit(limits);
  }
}
