package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.alarm.LowSamples;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.server.cloudwatch.metric.GivenQuery;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the request of PutMetricAlarm, and checks what can be checked without knowing the caller.
 */
final class AlarmReader {
  private static final ListMember METRICS = ListMember.of("Metrics");
  private static final ListMember OK_ACTIONS = ListMember.of("OKActions");
  private static final ListMember ALARM_ACTIONS = ListMember.of("AlarmActions");
  private static final ListMember INSUFFICIENT_DATA_ACTIONS =
      ListMember.of("InsufficientDataActions");
  private static final List<String> OF_ONE_METRIC =
      List.of("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Unit");
  private static final List<String> COMPARISONS =
      List.of(
          "GreaterThanOrEqualToThreshold",
          "GreaterThanThreshold",
          "LessThanThreshold",
          "LessThanOrEqualToThreshold",
          "LessThanLowerOrGreaterThanUpperThreshold",
          "LessThanLowerThreshold",
          "GreaterThanUpperThreshold");
  private static final int MAX_DESCRIPTION_LENGTH = 1_024;
  private static final int MAX_ACTIONS = 5;
  private static final int MAX_ACTION_LENGTH = 1_024;
  private static final int MAX_QUERIES = 20;

  private final Constraints constraints;
  private final Members members;
  private final Problems problems = Problems.ofValidation();

  private AlarmReader(Input input) {
    constraints = new Constraints(input);
    members = Members.of(input, problems);
  }

  static GivenAlarm read(Input input) {
    return new AlarmReader(input).read();
  }

  private GivenAlarm read() {
    AlarmLimits.refuseUnsupported(members);
    String name = constraints.requiredText("AlarmName", 1, AlarmAccess.MAX_NAME_LENGTH);
    String description = description();
    AlarmActions actions =
        new AlarmActions(
            actions(OK_ACTIONS), actions(ALARM_ACTIONS), actions(INSUFFICIENT_DATA_ACTIONS));
    Integer periods = constraints.integer("EvaluationPeriods", 1, Integer.MAX_VALUE);
    Integer datapoints = constraints.integer("DatapointsToAlarm", 1, Integer.MAX_VALUE);
    String operator = constraints.oneOf("ComparisonOperator", COMPARISONS);
    Double threshold = members.decimal("Threshold");
    constraints.required("EvaluationPeriods", periods);
    constraints.required("ComparisonOperator", operator);
    constraints.check();
    Comparison comparison = comparison(Objects.requireNonNull(operator));
    checkThreshold(threshold);
    GivenAlarm alarm =
        new GivenAlarm(
            name,
            description,
            !Boolean.FALSE.equals(members.input().bool("ActionsEnabled")),
            actions,
            isOnQueries() ? null : GivenMetric.read(members),
            GivenQuery.readAll(METRICS, MAX_QUERIES, members),
            Objects.requireNonNull(periods),
            datapoints,
            Objects.requireNonNull(threshold),
            comparison,
            missingData(),
            lowSamples(),
            Tags.read(members));
    new AlarmLimits(alarm, problems).check();
    return alarm;
  }

  private @Nullable String description() {
    String description = constraints.text("AlarmDescription", 0, MAX_DESCRIPTION_LENGTH);
    return description == null || description.isEmpty() ? null : description;
  }

  private List<String> actions(ListMember list) {
    return constraints.texts(list, MAX_ACTIONS, MAX_ACTION_LENGTH);
  }

  private boolean isOnQueries() {
    List<Input> queries = members.input().structures(METRICS);
    if (queries == null || queries.isEmpty()) {
      return false;
    }
    for (String name : OF_ONE_METRIC) {
      if (members.input().string(name) != null) {
        problems.bothGiven(METRICS.name(), name);
      }
    }
    if (members.input().integer("Period") != null) {
      problems.bothGiven(METRICS.name(), "Period");
    }
    return true;
  }

  /** The operators for ranges belong to anomaly detection, which was refused already. */
  private Comparison comparison(String operator) {
    Comparison comparison = Comparison.parse(operator);
    if (comparison == null) {
      problems.refuse("ComparisonOperators for ranges require ThresholdMetricId to be set");
    }
    return Objects.requireNonNull(comparison);
  }

  private void checkThreshold(@Nullable Double threshold) {
    if (threshold == null) {
      problems.refuse("PutMetricAlarm request should have valid Threshold parameter");
    }
  }

  private @Nullable MissingData missingData() {
    String name = members.input().string("TreatMissingData");
    MissingData treatment = name == null ? null : MissingData.parse(name);
    if (name != null && treatment == null) {
      members.notInSet(
          "TreatMissingData", List.of("breaching", "notBreaching", "ignore", "missing"));
    }
    return treatment;
  }

  private @Nullable LowSamples lowSamples() {
    String parameter = "EvaluateLowSampleCountPercentile";
    String name = members.input().string(parameter);
    LowSamples treatment = name == null ? null : LowSamples.parse(name);
    if (name != null && treatment == null) {
      members.notInSet(parameter, List.of("evaluate", "ignore"));
    }
    return treatment;
  }
}
