package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.Engine;
import dev.tailback.engine.EngineGate;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueLimits;
import java.util.List;

/**
 * Starts anew: {@code POST reset} deletes all queues and throttles and gives the queues to come the
 * limits of the start; {@code POST reset/<queue>} empties one queue and gives it those.
 */
final class ResetEndpoint implements Endpoint {
  private final EngineGate gate;
  private final QueueNames names;
  private final Runnable clearThrottles;

  ResetEndpoint(EngineGate gate, QueueNames names, Runnable clearThrottles) {
    this.gate = gate;
    this.names = names;
    this.clearThrottles = clearThrottles;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(2).require("POST");
    request.body().only();
    if (request.segment(1).isEmpty()) {
      clearThrottles.run();
      gate.run(ResetEndpoint::resetAll);
    } else {
      gate.run(engine -> reset(names.find(engine, request), engine.settings().limits()));
    }
    return AdminRequest.JSON.createObjectNode();
  }

  private static void resetAll(Engine engine) {
    List.copyOf(engine.queues()).forEach(engine::dropQueue);
    engine.limitNewQueues(engine.settings().limits());
  }

  private static void reset(Queue queue, QueueLimits limits) {
    queue.empty();
    queue.limit(limits);
  }
}
