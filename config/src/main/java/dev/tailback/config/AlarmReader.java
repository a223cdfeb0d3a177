package dev.tailback.config;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.alarm.LowSamples;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricStat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads alarms by PutMetricAlarm's own names. */
public final class AlarmReader {
  private static final List<String> FIELDS =
      List.of(
          "AlarmDescription",
          "ActionsEnabled",
          "OKActions",
          "AlarmActions",
          "InsufficientDataActions",
          "MetricName",
          "Namespace",
          "Statistic",
          "ExtendedStatistic",
          "Dimensions",
          "Period",
          "Unit",
          "EvaluationPeriods",
          "DatapointsToAlarm",
          "Threshold",
          "ComparisonOperator",
          "TreatMissingData",
          "EvaluateLowSampleCountPercentile",
          "Metrics",
          "Tags");
  private static final List<String> OF_A_METRIC =
      List.of(
          "MetricName",
          "Namespace",
          "Statistic",
          "ExtendedStatistic",
          "Dimensions",
          "Period",
          "Unit");
  private static final int MAX_ACTIONS = 5;
  private static final int DAY = 86_400;

  private final MetricReader metrics;
  private final String account;
  private final String region;

  /** Creates a reader of the alarms of an account and region. */
  public AlarmReader(String account, String region) {
    this.account = account;
    this.region = region;
    this.metrics = new MetricReader(account, region);
  }

  /**
   * Reads an alarm.
   *
   * @throws FieldException if it is invalid
   */
  public AlarmDefinition read(String name, Fields fields) {
    fields.only(FIELDS);
    MetricQueries queries = fields.has("Metrics") ? queries(fields) : null;
    MetricStat metric = queries == null ? metrics.alarmed(fields) : null;
    int periods = required(fields.whole("EvaluationPeriods", 1, DAY), fields, "EvaluationPeriods");
    Boolean actionsEnabled = fields.flag("ActionsEnabled");
    AlarmDefinition alarm =
        new AlarmDefinition(
            new AlarmId(account, region, name),
            fields.text("AlarmDescription"),
            actionsEnabled == null || actionsEnabled,
            new AlarmActions(
                actions(fields, "OKActions"),
                actions(fields, "AlarmActions"),
                actions(fields, "InsufficientDataActions")),
            metric,
            queries,
            periods,
            fields.whole("DatapointsToAlarm", 1, periods),
            threshold(fields),
            comparison(fields),
            fields.choice("TreatMissingData", MissingData.values(), MissingData::wireName),
            fields.choice(
                "EvaluateLowSampleCountPercentile", LowSamples.values(), LowSamples::wireName));
    checkLength(alarm, fields);
    return alarm;
  }

  /**
   * Reads the tags of an alarm.
   *
   * @throws FieldException if they are not texts by their keys
   */
  public static Map<String, String> tags(Fields fields) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (fields.has("Tags")) {
      Fields values = fields.nested("Tags");
      values.object().fieldNames().forEachRemaining(key -> tags.put(key, values.anyText(key)));
    }
    return tags;
  }

  private MetricQueries queries(Fields fields) {
    for (String name : OF_A_METRIC) {
      if (fields.has(name)) {
        throw fields.wrong(name, "absent beside Metrics");
      }
    }
    try {
      return MetricQueries.ofOneSeries(metrics.queries(fields.objects("Metrics")));
    } catch (ExpressionException wrong) {
      throw new FieldException("Metrics", wrong.text());
    }
  }

  private static List<String> actions(Fields fields, String name) {
    List<String> actions = fields.texts(name);
    if (actions.size() > MAX_ACTIONS) {
      throw fields.wrong(name, "a list of at most " + MAX_ACTIONS + " ARNs");
    }
    return actions;
  }

  private static double threshold(Fields fields) {
    Double threshold = fields.number("Threshold");
    if (threshold == null) {
      throw fields.wrong("Threshold", "a number");
    }
    return threshold;
  }

  private static Comparison comparison(Fields fields) {
    Map<String, Comparison> names = Fields.byName(Comparison.values(), Comparison::wireName);
    Comparison comparison = fields.choice("ComparisonOperator", names);
    if (comparison == null) {
      throw fields.wrong("ComparisonOperator", "one of " + String.join(", ", names.keySet()));
    }
    return comparison;
  }

  private static void checkLength(AlarmDefinition alarm, Fields fields) {
    long seconds = (long) alarm.evaluationPeriods() * alarm.periodSeconds();
    int max = alarm.periodSeconds() < 3_600 ? DAY : 7 * DAY;
    if (seconds > max) {
      throw fields.wrong("EvaluationPeriods", "at most " + max + " s long, with the period");
    }
  }

  private static <T> T required(@Nullable T value, Fields fields, String name) {
    if (value == null) {
      throw fields.wrong(name, "given");
    }
    return value;
  }
}
