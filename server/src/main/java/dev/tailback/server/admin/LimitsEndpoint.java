package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.Engine;
import dev.tailback.engine.EngineGate;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueLimits;
import java.util.Objects;

/**
 * The limits of queues: {@code GET limits}, {@code PUT limits} for queues to come, and both on
 * {@code limits/<queue>}.
 */
final class LimitsEndpoint implements Endpoint {
  private final EngineGate gate;
  private final QueueNames names;

  LimitsEndpoint(EngineGate gate, QueueNames names) {
    this.gate = gate;
    this.names = names;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    boolean isChange = request.atMost(2).method().equals("PUT");
    if (!isChange) {
      request.require("GET");
    }
    return gate.call(
        engine ->
            request.segment(1).isEmpty()
                ? ofNewQueues(engine, request, isChange)
                : ofQueue(names.find(engine, request), request, isChange));
  }

  private static JsonNode ofNewQueues(Engine engine, AdminRequest request, boolean isChange) {
    if (isChange) {
      engine.limitNewQueues(read(request, engine.defaultLimits()));
    }
    return show(engine.defaultLimits());
  }

  private static JsonNode ofQueue(Queue queue, AdminRequest request, boolean isChange) {
    if (isChange) {
      queue.limit(read(request, queue.limits()));
    }
    return show(queue.limits());
  }

  /** The limits a request sets; what it does not mention stays. */
  private static QueueLimits read(AdminRequest request, QueueLimits before) {
    Fields fields = request.body().only("inFlight", "lookAhead");
    return new QueueLimits(
        Objects.requireNonNullElse(fields.positive("inFlight"), before.inFlight()),
        Objects.requireNonNullElse(fields.positive("lookAhead"), before.lookAhead()));
  }

  static ObjectNode show(QueueLimits limits) {
    return AdminRequest.JSON
        .createObjectNode()
        .put("inFlight", limits.inFlight())
        .put("lookAhead", limits.lookAhead());
  }
}
