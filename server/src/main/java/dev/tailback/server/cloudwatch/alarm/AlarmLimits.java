package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.server.cloudwatch.metric.GivenQuery;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.wire.Input;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The limits on combinations of an alarm's parameters.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
final class AlarmLimits {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;
  private static final int WEEK = 7 * DAY;
  private static final Set<Integer> BELOW_A_MINUTE = Set.of(10, 20, 30);
  private static final int MAX_METRICS = 10;
  private static final int PARTS_OF_ARN = 6;

  /** The services that alarms call. */
  private static final Set<String> VENDORS =
      Set.of("aiops", "automate", "autoscaling", "lambda", "sns", "ssm", "ssm-incidents", "swf");

  private static final String PROMQL = "PromQL alarms";

  private final GivenAlarm alarm;
  private final Problems problems;

  AlarmLimits(GivenAlarm alarm, Problems problems) {
    this.alarm = alarm;
    this.problems = problems;
  }

  /** Refuses parameters of other kinds of alarms. */
  static void refuseUnsupported(Members members) {
    Input input = members.input();
    Problems problems = members.problems();
    if (input.structure("EvaluationCriteria") != null) {
      notSupported(PROMQL, "EvaluationCriteria", problems);
    }
    if (input.integer("EvaluationInterval") != null) {
      notSupported(PROMQL, "EvaluationInterval", problems);
    }
    Input window = input.structure("EvaluationWindow");
    if (window != null && window.structure("WallClockWindow") != null) {
      notSupported("evaluation windows by the wall clock", "WallClockWindow", problems);
    }
    if (input.string("ThresholdMetricId") != null) {
      notSupported("anomaly detection", "ThresholdMetricId", problems);
    }
    problems.check();
  }

  private static void notSupported(String subject, String parameter, Problems problems) {
    problems.invalid("Tailback does not support " + subject + " (" + parameter + ").");
  }

  /**
   * Checks all limits.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationError, if one is exceeded
   */
  void check() {
    checkQueries();
    checkPeriods();
    actions(alarm.actions()).forEach(this::checkAction);
    checkLowSamples();
    problems.check();
  }

  private void checkLowSamples() {
    GivenMetric metric = alarm.metric();
    if (alarm.lowSamples() == null || (metric != null && metric.statistic().isPercentile())) {
      return;
    }
    problems.invalid(
        metric == null
            ? "EvaluateLowSampleCountPercentile can only be specified with ExtendedStatistic."
            : "Option evaluateLowSampleCountPercentile can not be applied with statistic "
                + metric.statistic().name()
                + ". This option is enabled only for percentile statistics.");
  }

  private void checkQueries() {
    List<GivenQuery> queries = alarm.queries();
    if (queries.isEmpty()) {
      return;
    }
    if (queries.stream().filter(GivenQuery::returnsData).count() != 1) {
      problems.invalid("Exactly one element of the metrics list should return data.");
    }
    if (queries.stream().filter(query -> query.stat() != null).count() > MAX_METRICS) {
      problems.invalid("Too many metrics in alarm, maximum is " + MAX_METRICS);
    }
    if (queries.stream().filter(query -> query.stat() == null).count() > MAX_METRICS) {
      problems.invalid("Too many expressions in alarm, maximum is " + MAX_METRICS);
    }
  }

  private void checkPeriods() {
    int period = alarm.periodSeconds();
    if (period % MINUTE != 0 && !BELOW_A_MINUTE.contains(period)) {
      problems.invalidPeriod("Period"); // 1 and 5 seconds are for metrics
    }
    long seconds = (long) period * alarm.evaluationPeriods();
    if (period < HOUR && seconds > DAY) {
      problems.invalid(
          "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= "
              + DAY
              + ")");
    } else if (seconds > WEEK) {
      problems.invalid(
          "Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be"
              + " <= "
              + WEEK
              + ") for alarms using period >= "
              + HOUR);
    }
    if (alarm.datapointsToAlarm() != null
        && alarm.datapointsToAlarm() > alarm.evaluationPeriods()) {
      problems.invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
    }
  }

  private void checkAction(String arn) {
    String[] parts = arn.split(":", -1);
    if (!parts[0].equals("arn") || parts.length < PARTS_OF_ARN) {
      problems.invalid("Invalid arn syntax: " + arn);
    } else if (!VENDORS.contains(parts[2])) {
      problems.invalid("Unsupported AWS vendor " + parts[2]);
    }
  }

  /** Returns the actions of all states. */
  static Stream<String> actions(AlarmActions actions) {
    return Stream.of(actions.ok(), actions.alarm(), actions.insufficientData())
        .flatMap(List::stream);
  }
}
