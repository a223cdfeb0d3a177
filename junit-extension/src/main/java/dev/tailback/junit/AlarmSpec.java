package dev.tailback.junit;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch alarm on a metric of a queue, for {@link TailbackAlarms#put}. The names are those of
 * PutMetricAlarm. Immutable.
 *
 * <pre>{@code
 * AlarmSpec.named("backlog")
 *     .on(orders, "ApproximateNumberOfMessagesVisible")
 *     .evaluationPeriods(3)
 *     .threshold("GreaterThanThreshold", 100)
 * }</pre>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
public final class AlarmSpec {
  private static final String NAMESPACE = "AWS/SQS";

  private final String name;
  private final String queue;
  private final String metric;
  private final Statistic statistic;
  private final int period;
  private final int evaluationPeriods;
  private final @Nullable Integer datapointsToAlarm;
  private final Comparison comparison;
  private final double threshold;
  private final MissingData treatMissingData;
  private final List<String> alarmActions;

  private AlarmSpec(
      String name,
      String queue,
      String metric,
      Statistic statistic,
      int period,
      int evaluationPeriods,
      @Nullable Integer datapointsToAlarm,
      Comparison comparison,
      double threshold,
      MissingData treatMissingData,
      List<String> alarmActions) {
    this.name = name;
    this.queue = queue;
    this.metric = metric;
    this.statistic = statistic;
    this.period = period;
    this.evaluationPeriods = evaluationPeriods;
    this.datapointsToAlarm = datapointsToAlarm;
    this.comparison = comparison;
    this.threshold = threshold;
    this.treatMissingData = treatMissingData;
    this.alarmActions = List.copyOf(alarmActions);
  }

  /**
   * Starts describing an alarm. Unless changed, it evaluates the maximum of one period of 60
   * seconds and treats missing data as {@code missing}.
   */
  public static AlarmSpec named(String name) {
    return new AlarmSpec(
        name,
        "",
        "",
        Statistic.MAXIMUM,
        60,
        1,
        null,
        Comparison.GREATER_THAN_THRESHOLD,
        0,
        MissingData.MISSING,
        List.of());
  }

  /** Puts it on a metric of a queue, such as {@code ApproximateNumberOfMessagesVisible}. */
  public AlarmSpec on(TailbackQueue onQueue, String metricName) {
    return on(onQueue.name(), metricName);
  }

  AlarmSpec on(String onQueue, String metricName) {
    return new AlarmSpec(
        name,
        onQueue,
        metricName,
        statistic,
        period,
        evaluationPeriods,
        datapointsToAlarm,
        comparison,
        threshold,
        treatMissingData,
        alarmActions);
  }

  /**
   * Sets the statistic, such as {@code Sum} or {@code p99}.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public AlarmSpec statistic(String newStatistic) {
    Statistic parsed = Statistic.parse(newStatistic);
    return new AlarmSpec(
        name,
        queue,
        metric,
        Arguments.known("statistic", newStatistic, parsed),
        period,
        evaluationPeriods,
        datapointsToAlarm,
        comparison,
        threshold,
        treatMissingData,
        alarmActions);
  }

  /**
   * Sets the length of a period in seconds.
   *
   * @throws IllegalArgumentException if it is not a multiple of 60
   */
  public AlarmSpec period(int seconds) {
    if (seconds < 60 || seconds % 60 != 0) {
      throw new IllegalArgumentException(
          "period is " + seconds + ", and must be a multiple of 60.");
    }
    return new AlarmSpec(
        name,
        queue,
        metric,
        statistic,
        seconds,
        evaluationPeriods,
        datapointsToAlarm,
        comparison,
        threshold,
        treatMissingData,
        alarmActions);
  }

  /** Sets how many periods are evaluated, all of which must be breaching. */
  public AlarmSpec evaluationPeriods(int periods) {
    return periods(periods, null);
  }

  /**
   * Sets how many periods are evaluated, and how many of them must be breaching.
   *
   * @throws IllegalArgumentException if more must be breaching than are evaluated
   */
  public AlarmSpec datapointsToAlarm(int datapoints, int ofPeriods) {
    if (datapoints > ofPeriods) {
      throw new IllegalArgumentException(
          "datapoints is " + datapoints + ", and must be at most " + ofPeriods + ", the periods.");
    }
    return periods(ofPeriods, Arguments.positive("datapoints", datapoints));
  }

  private AlarmSpec periods(int periods, @Nullable Integer datapoints) {
    return new AlarmSpec(
        name,
        queue,
        metric,
        statistic,
        period,
        Arguments.positive("periods", periods),
        datapoints,
        comparison,
        threshold,
        treatMissingData,
        alarmActions);
  }

  /**
   * Sets when a value is breaching.
   *
   * @param newComparison such as {@code GreaterThanThreshold}
   * @throws IllegalArgumentException if there is no such comparison
   */
  public AlarmSpec threshold(String newComparison, double newThreshold) {
    Comparison parsed = Comparison.parse(newComparison);
    return new AlarmSpec(
        name,
        queue,
        metric,
        statistic,
        period,
        evaluationPeriods,
        datapointsToAlarm,
        Arguments.known("comparison", newComparison, parsed),
        newThreshold,
        treatMissingData,
        alarmActions);
  }

  /**
   * Sets what is done about missing data: {@code missing}, {@code ignore}, {@code breaching} or
   * {@code notBreaching}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public AlarmSpec treatMissingData(String newTreatment) {
    MissingData parsed = MissingData.parse(newTreatment);
    return new AlarmSpec(
        name,
        queue,
        metric,
        statistic,
        period,
        evaluationPeriods,
        datapointsToAlarm,
        comparison,
        threshold,
        Arguments.known("treatMissingData", newTreatment, parsed),
        alarmActions);
  }

  /** Returns the name of its queue. */
  String queue() {
    return queue;
  }

  /** Sets what is called while it is in ALARM, such as the ARN of a scaling policy. */
  public AlarmSpec alarmActions(String... arns) {
    return new AlarmSpec(
        name,
        queue,
        metric,
        statistic,
        period,
        evaluationPeriods,
        datapointsToAlarm,
        comparison,
        threshold,
        treatMissingData,
        Arguments.atLeastOne("alarmActions", arns));
  }

  AlarmDefinition definition(String account) {
    if (metric.isEmpty()) {
      throw new IllegalArgumentException("The alarm " + name + " is on no metric.");
    }
    return new AlarmDefinition(
        new AlarmId(account, Emulator.REGION, name),
        null,
        true,
        new AlarmActions(List.of(), alarmActions, List.of()),
        new MetricStat(metric(account, queue, metric), period, statistic, null),
        null,
        evaluationPeriods,
        datapointsToAlarm,
        threshold,
        comparison,
        treatMissingData,
        null);
  }

  /** Returns the identity of a metric of a queue. */
  static MetricId metric(String account, String queue, String metric) {
    List<Dimension> dimensions = List.of(new Dimension("QueueName", queue));
    return new MetricId(account, Emulator.REGION, NAMESPACE, metric, dimensions);
  }
}
