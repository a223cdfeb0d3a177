package dev.tailback.engine.alarm;

import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricStat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON texts of the history, in the form that CloudWatch's answers have. */
final class HistoryData {
  private HistoryData() {}

  static String ofChange(AlarmStatus before, AlarmStatus after) {
    JsonText json = new JsonText().object().member("version", "1.0");
    writeState(json.object("oldState"), before);
    writeState(json.object("newState"), after);
    return json.endObject().toString();
  }

  private static void writeState(JsonText json, AlarmStatus status) {
    json.member("stateValue", status.state().name()).member("stateReason", status.reason());
    String data = status.reasonData();
    if (data != null) {
      json.json("stateReasonData", data);
    }
    json.endObject();
  }

  static String ofAction(
      String action,
      long stateUpdatedMillis,
      @Nullable String publishedMessage,
      @Nullable String error) {
    return new JsonText()
        .object()
        .member("actionState", error == null ? "Succeeded" : "Failed")
        .time("stateUpdateTimestamp", stateUpdatedMillis)
        .member("notificationResource", action)
        .optional("publishedMessage", publishedMessage)
        .optional("error", error)
        .endObject()
        .toString();
  }

  static String ofConfiguration(Alarm alarm, ConfigurationChange change) {
    AlarmDefinition definition = alarm.definition();
    JsonText json =
        new JsonText()
            .object()
            .member("version", "1.0")
            .member("type", change.type())
            .object(change.verb() + "Alarm")
            .member("alarmName", alarm.id().name())
            .optional("alarmDescription", definition.description())
            .member("alarmArn", alarm.id().arn())
            .time("alarmConfigurationUpdatedTimestamp", alarm.configurationUpdatedMillis());
    MetricStat metric = definition.metric();
    if (metric != null) {
      writeMetric(json, metric);
    }
    writeRules(json, definition);
    json.member("stateValue", alarm.state().name())
        .time("stateUpdatedTimestamp", alarm.status().sinceMillis())
        .member("actionsEnabled", definition.actionsEnabled());
    writeActions(json, "alarmActions", definition.actions().alarm());
    writeActions(json, "insufficientDataActions", definition.actions().insufficientData());
    writeActions(json, "okactions", definition.actions().ok());
    return json.endObject().endObject().toString();
  }

  private static void writeMetric(JsonText json, MetricStat metric) {
    json.member("namespace", metric.metric().namespace())
        .member("metricName", metric.metric().name())
        .member(
            metric.statistic().isPercentile() ? "extendedStatistic" : "statistic",
            metric.statistic().name())
        .member("period", metric.periodSeconds())
        .array("dimensions");
    for (Dimension dimension : metric.metric().dimensions()) {
      json.object().member("value", dimension.value()).member("name", dimension.name()).endObject();
    }
    json.endArray().optional("unit", metric.unit());
  }

  private static void writeRules(JsonText json, AlarmDefinition alarm) {
    json.member("threshold", alarm.threshold())
        .member("comparisonOperator", alarm.comparison().wireName())
        .member("evaluationPeriods", alarm.evaluationPeriods());
    Integer datapointsToAlarm = alarm.datapointsToAlarm();
    if (datapointsToAlarm != null) {
      json.member("datapointsToAlarm", datapointsToAlarm);
    }
    MissingData treatment = alarm.treatMissingData();
    if (treatment != null) {
      json.member("treatMissingData", treatment.wireName());
    }
  }

  private static void writeActions(JsonText json, String name, List<String> actions) {
    json.array(name);
    actions.forEach(json::element);
    json.endArray();
  }
}
