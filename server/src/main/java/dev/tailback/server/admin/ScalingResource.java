package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.Scaling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scales: {@code GET scaling} shows the targets, the pools of workers and the last activities.
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
    String account = request.account();
    String region = request.region();
    int max = (int) request.number(ACTIVITIES, 0, MAX_ACTIVITIES, DEFAULT_ACTIVITIES);
    return gate.call(queues -> show(account, region, max, queues.timeline().nowMillis()));
  }

  private JsonNode show(
      @Nullable String account, @Nullable String region, int max, long nowMillis) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    ArrayNode targets = shown.putArray("targets");
    ScalingJson json = new ScalingJson(scaling, alarms, nowMillis);
    scaling.list(id -> isIn(id.account(), id.region(), account, region)).stream()
        .map(json::target)
        .forEach(targets::add);
    ArrayNode pools = shown.putArray("pools");
    scaling.pools().all().stream()
        .filter(pool -> isIn(pool.id().account(), pool.id().region(), account, region))
        .map(json::pool)
        .forEach(pools::add);
    ArrayNode activities = shown.putArray(ACTIVITIES);
    scaling
        .activities(each -> isIn(each.target().account(), each.target().region(), account, region))
        .stream()
        .limit(max)
        .map(ScalingJson::activity)
        .forEach(activities::add);
    return shown;
  }

  private static boolean isIn(
      String account,
      String region,
      @Nullable String wantedAccount,
      @Nullable String wantedRegion) {
    return (wantedAccount == null || wantedAccount.equals(account))
        && (wantedRegion == null || wantedRegion.equals(region));
  }
}
