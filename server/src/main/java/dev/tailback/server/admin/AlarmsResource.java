package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import java.time.Instant;
import java.util.List;

/**
 * Shows the alarms and their states: {@code GET alarms}. They are created and changed by
 * CloudWatch's API.
 */
final class AlarmsResource implements JsonResource {
  static final String NAME = "alarms";

  private final EngineGate gate;
  private final Alarms alarms;

  AlarmsResource(EngineGate gate, Alarms alarms) {
    this.gate = gate;
    this.alarms = alarms;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return List.of(AdminRequest.ACCOUNT, AdminRequest.REGION);
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(1).require("GET").body().only();
    Selection selection = request.selection();
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    ArrayNode list = shown.putArray(NAME);
    gate.call(queues -> alarms.all()).stream()
        .filter(alarm -> selection.has(alarm.id().account(), alarm.id().region()))
        .forEach(alarm -> add(alarm, list.addObject()));
    return shown;
  }

  private static void add(Alarm alarm, ObjectNode json) {
    AlarmId id = alarm.id();
    json.put("name", id.name());
    json.put("account", id.account());
    json.put("region", id.region());
    json.put("state", alarm.state().name());
    json.put("since", Instant.ofEpochMilli(alarm.stateTransitionedMillis()).toString());
    json.put("reason", alarm.status().reason());
  }
}
