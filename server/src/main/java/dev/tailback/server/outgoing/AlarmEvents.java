package dev.tailback.server.outgoing;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmChange;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmStatus;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes what EventBridge and functions get when an alarm changes its state. */
final class AlarmEvents {
  private static final String SOURCE = "aws.cloudwatch";

  private AlarmEvents() {}

  /** Returns the event that EventBridge passes on. */
  static String event(AlarmChange change, UUID id) {
    Alarm alarm = change.alarm();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", id.toString());
    event.put("detail-type", "CloudWatch Alarm State Change");
    event.put("source", SOURCE);
    event.put("account", alarm.id().account());
    event.put("time", AlarmTimes.ofEventBridge(alarm.status().sinceMillis()));
    event.put("region", alarm.id().region());
    event.put("resources", List.of(alarm.id().arn()));
    event.put("detail", detail(change));
    return Json.write(event);
  }

  /** Returns what a function is called with. */
  static String call(AlarmChange change) {
    Alarm alarm = change.alarm();
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("source", SOURCE);
    call.put("alarmArn", alarm.id().arn());
    call.put("accountId", alarm.id().account());
    call.put("time", AlarmTimes.ofCloudWatch(alarm.status().sinceMillis()));
    call.put("region", alarm.id().region());
    call.put("alarmData", detail(change));
    return Json.write(call);
  }

  private static Map<String, Object> detail(AlarmChange change) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("alarmName", change.alarm().id().name());
    detail.put("state", state(change.alarm().status()));
    detail.put("previousState", state(change.previous()));
    detail.put("configuration", configuration(change.alarm().definition()));
    return detail;
  }

  private static Map<String, Object> state(AlarmStatus status) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("value", status.state().name());
    state.put("reason", status.reason());
    if (status.reasonData() != null) {
      state.put("reasonData", status.reasonData());
    }
    state.put("timestamp", AlarmTimes.ofCloudWatch(status.sinceMillis()));
    return state;
  }

  private static Map<String, Object> configuration(AlarmDefinition alarm) {
    Map<String, Object> configuration = new LinkedHashMap<>();
    if (alarm.description() != null) {
      configuration.put("description", alarm.description());
    }
    configuration.put("metrics", metrics(alarm));
    return configuration;
  }

  private static List<Map<String, Object>> metrics(AlarmDefinition alarm) {
    if (alarm.queries() != null) {
      return alarm.queries().queries().stream().map(AlarmEvents::query).toList();
    }
    // The metric of such an alarm has no id of its own. This one is always the same.
    byte[] name = alarm.id().arn().getBytes(StandardCharsets.UTF_8);
    MetricStat metric = alarm.metric();
    if (metric == null) {
      return List.of();
    }
    return List.of(query(MetricQuery.of(UUID.nameUUIDFromBytes(name).toString(), metric, true)));
  }

  private static Map<String, Object> query(MetricQuery query) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", query.id());
    if (query.expression() != null) {
      map.put("expression", query.expression().text());
    }
    if (query.label() != null) {
      map.put("label", query.label());
    }
    if (query.stat() != null) {
      map.put("metricStat", stat(query.stat()));
    }
    map.put("returnData", query.returnsData());
    return map;
  }

  private static Map<String, Object> stat(MetricStat stat) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("namespace", stat.metric().namespace());
    metric.put("name", stat.metric().name());
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (Dimension dimension : stat.metric().dimensions()) {
      dimensions.put(dimension.name(), dimension.value());
    }
    metric.put("dimensions", dimensions);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("metric", metric);
    map.put("period", stat.periodSeconds());
    map.put("stat", stat.statistic().name());
    if (stat.unit() != null) {
      map.put("unit", stat.unit());
    }
    return map;
  }
}
