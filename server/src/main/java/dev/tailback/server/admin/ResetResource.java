package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import java.util.List;

/**
 * Resets: {@code POST reset} restores the state in which the server started, except for the time;
 * {@code POST reset/<queue>} empties one queue and restores its limits.
 */
final class ResetResource implements JsonResource {
  private final EngineGate gate;
  private final QueueNames names;
  private final InitialState initial;

  ResetResource(EngineGate gate, QueueNames names, InitialState initial) {
    this.gate = gate;
    this.names = names;
    this.initial = initial;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return request.segment(1).isEmpty() ? List.of() : QueueNames.PARAMETERS;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(2).require("POST").body().only();
    if (request.segment(1).isEmpty()) {
      initial.restore();
    } else {
      gate.run(queues -> reset(names.find(queues, request)));
    }
    return AdminRequest.JSON.createObjectNode();
  }

  private void reset(Queue queue) {
    queue.clear();
    queue.forgetEvents();
    queue.limit(initial.limits(queue));
  }
}
