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
  private String queue = "";
  private String metric = "";
  private Statistic statistic = Statistic.MAXIMUM;
  private int period = 60;
  private int evaluationPeriods = 1;
  private @Nullable Integer datapointsToAlarm;
  private Comparison comparison = Comparison.GREATER_THAN_THRESHOLD;
  private double threshold;
  private MissingData treatMissingData = MissingData.MISSING;
  private List<String> alarmActions = List.of();

  private AlarmSpec(String name) {
    this.name = name;
  }

  /** Copies a description, to be changed before it is shared. */
  private AlarmSpec(AlarmSpec other) {
    name = other.name;
    queue = other.queue;
    metric = other.metric;
    statistic = other.statistic;
    period = other.period;
    evaluationPeriods = other.evaluationPeriods;
    datapointsToAlarm = other.datapointsToAlarm;
    comparison = other.comparison;
    threshold = other.threshold;
    treatMissingData = other.treatMissingData;
    alarmActions = other.alarmActions;
  }

  /**
   * Starts describing an alarm. Unless changed, it evaluates the maximum of one period of 60
   * seconds and treats missing data as {@code missing}.
   */
  public static AlarmSpec named(String name) {
    return new AlarmSpec(name);
  }

  /** Puts it on a metric of a queue, such as {@code ApproximateNumberOfMessagesVisible}. */
  public AlarmSpec on(TailbackQueue onQueue, String metricName) {
    return on(onQueue.name(), metricName);
  }

  AlarmSpec on(String onQueue, String metricName) {
    AlarmSpec changed = new AlarmSpec(this);
    changed.queue = onQueue;
    changed.metric = metricName;
    return changed;
  }

  /**
   * Sets the statistic, such as {@code Sum} or {@code p99}.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public AlarmSpec statistic(String newStatistic) {
    Statistic parsed = Statistic.parse(newStatistic);
    AlarmSpec changed = new AlarmSpec(this);
    changed.statistic = Arguments.known("statistic", newStatistic, parsed);
    return changed;
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
    AlarmSpec changed = new AlarmSpec(this);
    changed.period = seconds;
    return changed;
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
    AlarmSpec changed = new AlarmSpec(this);
    changed.evaluationPeriods = Arguments.positive("periods", periods);
    changed.datapointsToAlarm = datapoints;
    return changed;
  }

  /**
   * Sets which values are breaching.
   *
   * @param newComparison such as {@code GreaterThanThreshold}
   * @throws IllegalArgumentException if there is no such comparison
   */
  public AlarmSpec threshold(String newComparison, double newThreshold) {
    Comparison parsed = Comparison.parse(newComparison);
    AlarmSpec changed = new AlarmSpec(this);
    changed.comparison = Arguments.known("comparison", newComparison, parsed);
    changed.threshold = newThreshold;
    return changed;
  }

  /**
   * Sets what is done about missing data: {@code missing}, {@code ignore}, {@code breaching} or
   * {@code notBreaching}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public AlarmSpec treatMissingData(String newTreatment) {
    MissingData parsed = MissingData.parse(newTreatment);
    AlarmSpec changed = new AlarmSpec(this);
    changed.treatMissingData = Arguments.known("treatMissingData", newTreatment, parsed);
    return changed;
  }

  /** Returns the name of its queue. */
  String queue() {
    return queue;
  }

  /** Sets the actions while it is in ALARM, such as the ARN of a scaling policy. */
  public AlarmSpec alarmActions(String... arns) {
    AlarmSpec changed = new AlarmSpec(this);
    changed.alarmActions = Arguments.atLeastOne("alarmActions", arns);
    return changed;
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
