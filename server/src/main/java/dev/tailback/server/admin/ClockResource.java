package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueSnapshot;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.TimedEventCounts;
import dev.tailback.engine.time.NextEvent;
import dev.tailback.pressure.RuleSetting;
import java.time.Instant;
import java.util.List;

/**
 * The clock: {@code GET clock}, {@code GET clock/horizon}, {@code POST clock/advance}, {@code
 * clock/next}, {@code clock/pause} and {@code clock/resume}.
 */
final class ClockResource implements JsonResource {
  private static final String HORIZON = "horizon";
  private static final int UPCOMING_EVENTS = 7;

  private final EngineGate gate;
  private final Alarms alarms;
  private final RuleSetting setting;

  ClockResource(EngineGate gate, Alarms alarms, RuleSetting setting) {
    this.gate = gate;
    this.alarms = alarms;
    this.setting = setting;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return request.segment(1).equals(HORIZON) ? HorizonPage.PARAMETERS : List.of();
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    String what = request.atMost(2).segment(1);
    if (what.isEmpty()) {
      request.require("GET");
      return gate.call(this::show);
    }
    return switch (what) {
      case "advance" -> advance(movable(request));
      case HORIZON -> horizon(request.require("GET"));
      case "next" -> next(movable(request));
      case "pause" -> pause(movable(request));
      case "resume" -> resume(movable(request));
      default ->
          throw AdminException.notFound(
              "Under clock there are advance, horizon, next, pause and resume.");
    };
  }

  private AdminRequest movable(AdminRequest request) {
    request.require("POST");
    if (setting.isInFront()) {
      throw AdminException.conflict(
          "The clock can't be moved in front of another SQS, because it follows real time there.");
    }
    return request;
  }

  private JsonNode advance(AdminRequest request) {
    return moved(gate.advance(request.body().only("by").duration("by")));
  }

  private JsonNode horizon(AdminRequest request) {
    request.body().only();
    return gate.call(queues -> HorizonPage.of(request, queues, alarms));
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
    ArrayNode upcoming = clock.putArray("upcoming");
    queues.timeline().nextEvents(UPCOMING_EVENTS).forEach(event -> upcoming.add(show(event)));
    ArrayNode waiting = clock.putArray("waiting");
    queues.all().forEach(queue -> addWaiting(queue.inspection().snapshot(), waiting));
    return clock;
  }

  private static ObjectNode show(NextEvent event) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("atMillis", event.dueMillis());
    shown.put("queue", event.about());
    shown.put("what", event.what());
    return event.isHousekeeping() ? shown.put("housekeeping", true) : shown;
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
