package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueSnapshot;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.TimedEventCounts;
import dev.tailback.engine.time.NextEvent;
import java.time.Instant;

/**
 * The clock: {@code GET clock}, {@code POST clock/advance}, {@code clock/next}, {@code clock/pause}
 * and {@code clock/resume}.
 */
final class ClockResource implements AdminResource {
  private final EngineGate gate;

  ClockResource(EngineGate gate) {
    this.gate = gate;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    String what = request.atMost(2).segment(1);
    if (what.isEmpty()) {
      request.require("GET");
      return gate.call(this::show);
    }
    return switch (what) {
      case "advance" -> advance(request.require("POST"));
      case "next" -> next(request.require("POST"));
      case "pause" -> pause(request.require("POST"));
      case "resume" -> resume(request.require("POST"));
      default -> throw AdminException.notFound("The clock can advance, next, pause and resume.");
    };
  }

  private JsonNode advance(AdminRequest request) {
    return moved(gate.advance(request.body().only("by").duration("by")));
  }

  private JsonNode next(AdminRequest request) {
    request.body().only();
    return moved(gate.advanceToNext());
  }

  private JsonNode pause(AdminRequest request) {
    request.body().only();
    gate.clock().pause();
    return gate.call(this::show);
  }

  private JsonNode resume(AdminRequest request) {
    request.body().only();
    gate.clock().resume();
    return gate.call(this::show);
  }

  private JsonNode moved(TimedEventCounts happened) {
    ObjectNode answer = gate.call(this::show);
    answer.set("happened", AdminRequest.JSON.valueToTree(happened));
    return answer;
  }

  private ObjectNode show(Queues queues) {
    ObjectNode clock = AdminRequest.JSON.createObjectNode();
    clock.put("now", Instant.ofEpochMilli(queues.timeline().nowMillis()).toString());
    clock.put("nowMillis", queues.timeline().nowMillis());
    clock.put("mode", gate.clock().isPaused() ? "paused" : "running");
    NextEvent next = queues.timeline().nextEvent();
    if (next != null) {
      clock.putObject("next").put("atMillis", next.dueMillis()).put("what", next.what());
    }
    ArrayNode waiting = clock.putArray("waiting");
    queues.all().forEach(queue -> addWaiting(queue.snapshot(), waiting));
    return clock;
  }

  private static void addWaiting(QueueSnapshot queue, ArrayNode waiting) {
    for (QueueSnapshot.Waiting receive : queue.waiting()) {
      waiting
          .addObject()
          .put("queueArn", queue.address().arn())
          .put("endsAtMillis", receive.endsAtMillis());
    }
  }
}
