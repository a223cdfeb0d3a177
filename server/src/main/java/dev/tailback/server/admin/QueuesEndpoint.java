package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.Engine;
import dev.tailback.engine.EngineGate;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueSnapshot;

/**
 * Looks at queues: {@code GET queues}, {@code GET queues/<queue>}, and at their messages without
 * receiving them: {@code GET queues/<queue>/messages}.
 */
final class QueuesEndpoint implements Endpoint {
  private static final int MOST_LOCKED_GROUPS = 100;

  private final EngineGate gate;
  private final QueueNames names;

  QueuesEndpoint(EngineGate gate, QueueNames names) {
    this.gate = gate;
    this.names = names;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(3).require("GET");
    request.body().only();
    return gate.call(engine -> look(engine, request));
  }

  private JsonNode look(Engine engine, AdminRequest request) {
    if (request.segment(1).isEmpty()) {
      ArrayNode queues = AdminRequest.JSON.createArrayNode();
      engine.queues().forEach(queue -> queues.add(show(queue.snapshot(), engine)));
      return queues;
    }
    Queue queue = names.find(engine, request);
    return switch (request.segment(2)) {
      case "" -> show(queue.snapshot(), engine);
      case "messages" -> MessagePage.of(queue, request);
      default -> throw AdminProblem.notFound("A queue has messages, and nothing else, to look at.");
    };
  }

  private static ObjectNode show(QueueSnapshot queue, Engine engine) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("name", queue.address().name());
    shown.put("arn", queue.address().arn());
    shown.put("fifo", queue.isFifo());
    shown.put("visible", queue.counts().visible());
    shown.put("inFlight", queue.counts().inFlight());
    shown.put("delayed", queue.counts().delayed());
    shown.set("limits", LimitsEndpoint.show(queue.limits()));
    shown.put("waitingReceives", queue.waiting().size());
    Long oldest = queue.oldestEnqueuedAtMillis();
    if (oldest != null) {
      shown.put("oldestAgeMillis", engine.nowMillis() - oldest);
    }
    if (queue.isFifo()) {
      showGroups(queue, shown);
    }
    return shown;
  }

  private static void showGroups(QueueSnapshot queue, ObjectNode shown) {
    shown.put("messageGroups", queue.messageGroups());
    shown.put("lockedGroups", queue.lockedGroups().size());
    ArrayNode longestLocked = shown.putArray("longestLockedGroups");
    queue.lockedGroups().stream()
        .limit(MOST_LOCKED_GROUPS)
        .forEach(group -> longestLocked.add(AdminRequest.JSON.<JsonNode>valueToTree(group)));
  }
}
