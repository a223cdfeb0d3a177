package dev.tailback.engine.scaling;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.metric.Aggregate;
import dev.tailback.engine.metric.Datum;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.time.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Targets, alarms on a metric that tests set, and a clock that is moved by the minute. */
final class ScaledWorld {
  static final long START = Instant.parse("2026-02-03T12:00:00Z").toEpochMilli();
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-west-1";
  static final TargetId SERVICE =
      new TargetId(
          ACCOUNT, REGION, "ecs", "service/shop/orders-workers", "ecs:service:DesiredCount");
  static final TargetId GROUP = TargetId.group(ACCOUNT, REGION, "orders-workers");
  static final PoolId POOL = new PoolId(ACCOUNT, REGION, "orders-workers");

  final Timeline timeline = new Timeline(42, START);
  final Metrics metrics = new Metrics(timeline, 1_000_000);
  final Alarms alarms = new Alarms(timeline, metrics);
  final Scaling scaling = new Scaling(timeline, alarms);
  private final TargetMetrics targetMetrics = new TargetMetrics(scaling, metrics);

  ScalableTarget register(TargetId id, int min, int max) {
    return scaling.register(id, TargetSettings.between(min, max), Map.of());
  }

  /** Registers a target whose capacity is between its bounds. */
  ScalableTarget register(TargetId id, int min, int max, int desired) {
    scaling.register(id, TargetSettings.between(desired, desired), Map.of());
    return scaling.register(id, TargetSettings.between(min, max), Map.of());
  }

  static MetricId metric(String name) {
    return new MetricId(ACCOUNT, REGION, "Shop", name, List.of());
  }

  static MetricStat stat(String name) {
    return new MetricStat(metric(name), 60, Statistic.AVERAGE, null);
  }

  static StepPolicy steps(AdjustmentType type, @Nullable Integer settle, StepAdjustment... steps) {
    return new StepPolicy(type, new StepAdjustments(List.of(steps)), null, settle, null);
  }

  static StepAdjustment step(@Nullable Double lower, @Nullable Double upper, int adjustment) {
    return new StepAdjustment(lower, upper, adjustment);
  }

  static TargetTrackingPolicy tracking(String metric, double target) {
    return new TargetTrackingPolicy(
        new TrackedMetric(stat(metric), null), target, null, null, false);
  }

  /** Creates an alarm on the metric {@code load} that calls a policy. */
  void alarm(String name, Comparison comparison, double threshold, NamedPolicy policy) {
    alarms.put(
        new AlarmDefinition(
            new AlarmId(ACCOUNT, REGION, name),
            null,
            true,
            new AlarmActions(List.of(), List.of(policy.arn()), List.of()),
            stat("load"),
            null,
            1,
            null,
            threshold,
            comparison,
            null,
            null),
        Map.of());
  }

  /** Lets a minute pass in which a metric has a value, and evaluates the alarms at its end. */
  void minute(String metric, double value) {
    put(metric, value);
    minute();
  }

  void put(String metric, double value) {
    metrics.put(
        metric(metric), new Datum("None", timeline.nowMillis(), Aggregate.of(value), false));
  }

  void minute() {
    long begin = timeline.nowMillis() / 60_000 * 60_000;
    timeline.advanceTo(begin + 60_000);
    targetMetrics.publish(begin);
    alarms.evaluate(timeline.nowMillis());
  }

  /** Lets minutes pass, with the same value of a metric in each. */
  void minutes(int count, String metric, double value) {
    IntStream.range(0, count).forEach(minute -> minute(metric, value));
  }

  void seconds(int seconds) {
    timeline.advanceTo(timeline.nowMillis() + seconds * 1000L);
  }

  /** Returns all activities, newest first. */
  List<ScalingActivity> activities() {
    return scaling.activities(activity -> true);
  }

  ScalingActivity latest() {
    return activities().get(0);
  }
}
