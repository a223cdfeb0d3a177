package dev.tailback.engine.alarm;

import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricStat;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as PutMetricAlarm defines it: on a metric, or on the one of its queries that returns
 * data. Immutable.
 *
 * @param metric the metric, {@code null} if the alarm is on queries
 * @param queries the queries, {@code null} if the alarm is on a metric
 * @param evaluationPeriods how many periods are evaluated (N)
 * @param datapointsToAlarm how many of them must be breaching (M); {@code null} for all
 * @param treatMissingData {@code null} for {@link MissingData#MISSING}
 * @param lowSamples {@code null} for {@link LowSamples#EVALUATE}
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
public record AlarmDefinition(
    AlarmId id,
    @Nullable String description,
    boolean actionsEnabled,
    AlarmActions actions,
    @Nullable MetricStat metric,
    @Nullable MetricQueries queries,
    int evaluationPeriods,
    @Nullable Integer datapointsToAlarm,
    double threshold,
    Comparison comparison,
    @Nullable MissingData treatMissingData,
    @Nullable LowSamples lowSamples) {

  private static final String ALWAYS_IGNORES_MISSING_DATA = "AWS/DynamoDB";

  /** Creates a definition of parameters that have been checked. */
  public AlarmDefinition {
    if ((metric == null) == (queries == null)) {
      throw new IllegalArgumentException("either a metric or queries: " + id);
    }
    if (queries != null && queries.returned().size() != 1) {
      throw new IllegalArgumentException("not exactly one query that returns data: " + id);
    }
    if (datapointsToAlarm != null && datapointsToAlarm > evaluationPeriods) {
      throw new IllegalArgumentException("more datapoints than periods: " + id);
    }
  }

  /** Returns the length of its periods: that of the metric, or the longest of its metrics'. */
  public int periodSeconds() {
    return metric != null ? metric.periodSeconds() : queriesOrThrow().periodSeconds();
  }

  /** Returns how many periods must be breaching. */
  public int datapointsNeeded() {
    return datapointsToAlarm == null ? evaluationPeriods : datapointsToAlarm;
  }

  /**
   * Returns how many periods are read: more than are evaluated, so that a few may be missing. AWS
   * documents how many more only by one example, 5 for 3.
   */
  public int evaluationRange() {
    return evaluationPeriods + Math.max(evaluationPeriods / 3, 2);
  }

  /** Returns what is done about missing data. */
  public MissingData missingData() {
    if (metric != null && metric.metric().namespace().equals(ALWAYS_IGNORES_MISSING_DATA)) {
      return MissingData.IGNORE;
    }
    return treatMissingData == null ? MissingData.MISSING : treatMissingData;
  }

  /** Returns whether its periods are shorter than a minute. It is evaluated every ten seconds. */
  public boolean isHighResolution() {
    return periodSeconds() < 60;
  }

  /**
   * Returns how many values there must be in the evaluated periods for a change of the state; 0
   * unless the alarm ignores percentiles of too few samples.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html">Percentile-based
   *     alarms and low data samples</a>
   */
  public double samplesNeeded() {
    if (lowSamples != LowSamples.IGNORE || metric == null || !metric.statistic().isPercentile()) {
      return 0;
    }
    double percent = metric.statistic().percent();
    return 1000 / (percent >= 50 ? 100 - percent : percent);
  }

  MetricQueries queriesOrThrow() {
    if (queries == null) {
      throw new IllegalStateException("an alarm on a metric: " + id);
    }
    return queries;
  }

  /** Returns the same definition with its actions enabled or disabled. */
  public AlarmDefinition withActionsEnabled(boolean enabled) {
    return new AlarmDefinition(
        id,
        description,
        enabled,
        actions,
        metric,
        queries,
        evaluationPeriods,
        datapointsToAlarm,
        threshold,
        comparison,
        treatMissingData,
        lowSamples);
  }

  /** Returns the same definition with other actions. */
  public AlarmDefinition with(AlarmActions newActions) {
    return new AlarmDefinition(
        id,
        description,
        actionsEnabled,
        newActions,
        metric,
        queries,
        evaluationPeriods,
        datapointsToAlarm,
        threshold,
        comparison,
        treatMissingData,
        lowSamples);
  }
}
