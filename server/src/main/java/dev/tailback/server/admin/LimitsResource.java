package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.config.Fields;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.Queues;
import java.util.List;
import java.util.Objects;

/**
 * The limits: {@code GET limits} and {@code PUT limits} for new queues and for the bytes that all
 * queues store together; {@code GET limits/<queue>} and {@code PUT limits/<queue>} for one queue.
 */
final class LimitsResource implements JsonResource {
  private static final String IN_FLIGHT = "inFlight";
  private static final String LOOK_AHEAD = "lookAhead";
  private static final String STORED_BYTES = "storedBytes";

  private final EngineGate gate;
  private final QueueNames names;

  LimitsResource(EngineGate gate, QueueNames names) {
    this.gate = gate;
    this.names = names;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return request.segment(1).isEmpty() ? List.of() : QueueNames.PARAMETERS;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    boolean isChange = request.atMost(2).require("GET", "PUT").method().equals("PUT");
    return gate.call(
        queues ->
            request.segment(1).isEmpty()
                ? ofEngine(queues, request, isChange)
                : ofQueue(names.find(queues, request), request, isChange));
  }

  private static JsonNode ofEngine(Queues queues, AdminRequest request, boolean isChange) {
    if (isChange) {
      Fields fields = request.body().only(IN_FLIGHT, LOOK_AHEAD, STORED_BYTES);
      QueueLimits limits = read(fields, queues.defaultLimits());
      Long bytes = fields.positiveLong(STORED_BYTES);
      queues.limitNewQueues(limits);
      if (bytes != null) {
        queues.limitStoredBytes(bytes);
      }
    }
    return show(queues.defaultLimits())
        .put(STORED_BYTES, queues.maxStoredBytes())
        .put("usedBytes", queues.storedBytes());
  }

  private static JsonNode ofQueue(Queue queue, AdminRequest request, boolean isChange) {
    if (isChange) {
      queue.limit(read(request.body().only(IN_FLIGHT, LOOK_AHEAD), queue.limits()));
    }
    return show(queue.limits());
  }

  /** Returns the limits that a request sets; those it does not mention are unchanged. */
  private static QueueLimits read(Fields fields, QueueLimits before) {
    return new QueueLimits(
        Objects.requireNonNullElse(fields.positive(IN_FLIGHT), before.inFlight()),
        Objects.requireNonNullElse(fields.positive(LOOK_AHEAD), before.lookAhead()));
  }

  static ObjectNode show(QueueLimits limits) {
    return AdminRequest.JSON
        .createObjectNode()
        .put(IN_FLIGHT, limits.inFlight())
        .put(LOOK_AHEAD, limits.lookAhead());
  }
}
