package dev.tailback.server.outgoing;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmChange;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.server.wire.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The notification about an alarm that a subscriber of an SNS topic gets. It has no signature,
 * because only Amazon could sign it.
 *
 * @param messageId the id of the notification
 */
record AlarmNotification(AlarmChange change, String topicArn, UUID messageId) {

  /** Returns the envelope, as a queue and a URL get it. */
  String envelope() {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("Type", "Notification");
    envelope.put("MessageId", messageId.toString());
    envelope.put("TopicArn", topicArn);
    envelope.put("Subject", subject());
    envelope.put("Message", message());
    envelope.put("Timestamp", AlarmTimes.ofSns(change.alarm().status().sinceMillis()));
    return Json.write(envelope);
  }

  /** Returns the request by which SNS sends the envelope to a URL. */
  OutgoingRequest request(URI url, String envelope) {
    return new OutgoingRequest(
        "POST",
        url,
        Map.of(
            "Content-Type",
            "text/plain; charset=UTF-8",
            "x-amz-sns-message-type",
            "Notification",
            "x-amz-sns-message-id",
            messageId.toString(),
            "x-amz-sns-topic-arn",
            topicArn),
        envelope);
  }

  private String subject() {
    Alarm alarm = change.alarm();
    return "%s: \"%s\" in %s"
        .formatted(alarm.state(), alarm.id().name(), RegionNames.of(alarm.id().region()));
  }

  /** Returns CloudWatch's message in the envelope. */
  String message() {
    Alarm alarm = change.alarm();
    AlarmDefinition definition = alarm.definition();
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("AlarmName", alarm.id().name());
    message.put("AlarmDescription", definition.description());
    message.put("AWSAccountId", alarm.id().account());
    message.put(
        "AlarmConfigurationUpdatedTimestamp",
        AlarmTimes.ofCloudWatch(alarm.configurationUpdatedMillis()));
    message.put("NewStateValue", alarm.state().name());
    message.put("NewStateReason", alarm.status().reason());
    message.put("StateChangeTime", AlarmTimes.ofCloudWatch(alarm.status().sinceMillis()));
    message.put("Region", RegionNames.of(alarm.id().region()));
    message.put("AlarmArn", alarm.id().arn());
    message.put("OldStateValue", change.previous().state().name());
    message.put("OKActions", definition.actions().ok());
    message.put("AlarmActions", definition.actions().alarm());
    message.put("InsufficientDataActions", definition.actions().insufficientData());
    message.put("Trigger", trigger(definition));
    return Json.write(message);
  }

  private static Map<String, @Nullable Object> trigger(AlarmDefinition alarm) {
    Map<String, @Nullable Object> trigger = new LinkedHashMap<>();
    MetricStat metric = alarm.metric();
    if (metric != null) {
      Statistic statistic = metric.statistic();
      trigger.put("MetricName", metric.metric().name());
      trigger.put("Namespace", metric.metric().namespace());
      trigger.put("StatisticType", statistic.isPercentile() ? "ExtendedStatistic" : "Statistic");
      trigger.put(
          statistic.isPercentile() ? "ExtendedStatistic" : "Statistic", inCapitals(statistic));
      trigger.put("Unit", metric.unit());
      trigger.put("Dimensions", dimensions(metric));
    }
    trigger.put("Period", alarm.periodSeconds());
    trigger.put("EvaluationPeriods", alarm.evaluationPeriods());
    if (alarm.datapointsToAlarm() != null) {
      trigger.put("DatapointsToAlarm", alarm.datapointsToAlarm());
    }
    trigger.put("ComparisonOperator", alarm.comparison().wireName());
    trigger.put("Threshold", alarm.threshold());
    trigger.put("TreatMissingData", alarm.missingData().wireName());
    trigger.put(
        "EvaluateLowSampleCountPercentile",
        alarm.lowSamples() == null ? "" : alarm.lowSamples().wireName());
    if (alarm.queries() != null) {
      trigger.put(
          "Metrics", alarm.queries().queries().stream().map(AlarmNotification::query).toList());
    }
    return trigger;
  }

  /** Returns a statistic such as {@code SAMPLE_COUNT}, or {@code p99}. */
  private static String inCapitals(Statistic statistic) {
    return statistic.isPercentile()
        ? statistic.name()
        : statistic.name().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static Map<String, Object> query(MetricQuery query) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (query.expression() != null) {
      map.put("Expression", query.expression().text());
    }
    map.put("Id", query.id());
    if (query.label() != null) {
      map.put("Label", query.label());
    }
    if (query.stat() != null) {
      map.put("MetricStat", stat(query.stat()));
    }
    map.put("ReturnData", query.returnsData());
    return map;
  }

  private static Map<String, Object> stat(MetricStat stat) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("Dimensions", dimensions(stat));
    metric.put("MetricName", stat.metric().name());
    metric.put("Namespace", stat.metric().namespace());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("Metric", metric);
    map.put("Period", stat.periodSeconds());
    map.put("Stat", stat.statistic().name());
    return map;
  }

  private static List<Map<String, String>> dimensions(MetricStat stat) {
    return stat.metric().dimensions().stream().map(AlarmNotification::dimension).toList();
  }

  private static Map<String, String> dimension(Dimension dimension) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("value", dimension.value());
    map.put("name", dimension.name());
    return map;
  }
}
