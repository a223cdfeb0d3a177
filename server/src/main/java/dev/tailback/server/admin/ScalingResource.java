package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.Scaling;
import java.util.List;

/**
 * Scaling: {@code GET scaling} shows the targets, the pools of workers and the last activities.
 * Pools report themselves under {@code scaling/workers}.
 */
final class ScalingResource implements JsonResource {
  static final String WORKERS = "workers";

  private static final String ACTIVITIES = "activities";
  private static final int DEFAULT_ACTIVITIES = 50;
  private static final int MAX_ACTIVITIES = 1_000;

  private final EngineGate gate;
  private final Scaling scaling;
  private final Alarms alarms;
  private final WorkersResource workers;

  ScalingResource(EngineGate gate, Scaling scaling, Alarms alarms, WorkersResource workers) {
    this.gate = gate;
    this.scaling = scaling;
    this.alarms = alarms;
    this.workers = workers;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return request.segment(1).isEmpty()
        ? List.of(AdminRequest.ACCOUNT, AdminRequest.REGION, ACTIVITIES)
        : QueueNames.PARAMETERS;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    return switch (request.segment(1)) {
      case "" -> list(request.require("GET"));
      case WORKERS -> workers.answer(request);
      default -> throw AdminException.notFound("Under scaling there is workers.");
    };
  }

  private JsonNode list(AdminRequest request) {
    request.body().only();
    Selection selection = request.selection();
    int max = (int) request.number(ACTIVITIES, 0, MAX_ACTIVITIES, DEFAULT_ACTIVITIES);
    return gate.call(queues -> show(selection, max, queues.timeline().nowMillis()));
  }

  private JsonNode show(Selection selection, int max, long nowMillis) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    ArrayNode targets = shown.putArray("targets");
    ScalingJson json = new ScalingJson(scaling, alarms, nowMillis);
    scaling.list(id -> selection.has(id.account(), id.region())).stream()
        .map(json::target)
        .forEach(targets::add);
    ArrayNode pools = shown.putArray("pools");
    scaling.pools().all().stream()
        .filter(pool -> selection.has(pool.id().account(), pool.id().region()))
        .map(json::pool)
        .forEach(pools::add);
    ArrayNode activities = shown.putArray(ACTIVITIES);
    scaling
        .activities(each -> selection.has(each.target().account(), each.target().region()))
        .stream()
        .limit(max)
        .map(ScalingJson::activity)
        .forEach(activities::add);
    return shown;
  }
}
