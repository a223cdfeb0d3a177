package dev.tailback.junit;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.engine.scaling.TrackedMetric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scaling policy, for {@link TailbackScaling#put}. Immutable.
 *
 * <pre>{@code
 * ScalingPolicySpec.steps("out").above(0, +1).above(900, +3).cooldown(Duration.ofMinutes(1))
 * ScalingPolicySpec.backlogPerWorker("backlog", orders, 100)
 * }</pre>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html">PutScalingPolicy</a>
 */
public final class ScalingPolicySpec {
  private final String name;
  private final @Nullable String queue;
  private final double targetValue;
  private final AdjustmentType adjustmentType;
  private final NavigableMap<Double, Integer> above;
  private final NavigableMap<Double, Integer> below;
  private final @Nullable Integer cooldownSeconds;

  private ScalingPolicySpec(
      String name,
      @Nullable String queue,
      double targetValue,
      AdjustmentType adjustmentType,
      Map<Double, Integer> above,
      Map<Double, Integer> below,
      @Nullable Integer cooldownSeconds) {
    this.name = name;
    this.queue = queue;
    this.targetValue = targetValue;
    this.adjustmentType = adjustmentType;
    this.above = new TreeMap<>(above);
    this.below = new TreeMap<>(below);
    this.cooldownSeconds = cooldownSeconds;
  }

  /**
   * Starts describing step scaling, which an alarm has to call. Unless changed, its adjustments are
   * added to the capacity, and its cooldown is 300 seconds.
   */
  public static ScalingPolicySpec steps(String name) {
    return new ScalingPolicySpec(
        name, null, 0, AdjustmentType.CHANGE_IN_CAPACITY, Map.of(), Map.of(), null);
  }

  /**
   * Describes target tracking that keeps the visible messages of a queue for each running worker at
   * a value. It has its own alarms. Unless changed, both cooldowns are 300 seconds.
   *
   * @throws IllegalArgumentException if the value is not above 0
   * @see <a
   *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html">Scaling
   *     by metric math</a>
   */
  public static ScalingPolicySpec backlogPerWorker(
      String name, TailbackQueue queue, double targetValue) {
    if (!(targetValue > 0)) {
      throw new IllegalArgumentException(
          "targetValue is " + targetValue + ", and must be above 0.");
    }
    return new ScalingPolicySpec(
        name,
        queue.name(),
        targetValue,
        AdjustmentType.CHANGE_IN_CAPACITY,
        Map.of(),
        Map.of(),
        null);
  }

  /**
   * Sets the adjustment for a metric that is above the alarm's threshold by at least this much, up
   * to the next such step.
   */
  public ScalingPolicySpec above(double distance, int adjustment) {
    return with(adjustmentType, with(above, distance, adjustment), below, cooldownSeconds);
  }

  /**
   * Sets the adjustment for a metric that is below the alarm's threshold by at least this much,
   * down to the next such step.
   */
  public ScalingPolicySpec below(double distance, int adjustment) {
    return with(adjustmentType, above, with(below, distance, adjustment), cooldownSeconds);
  }

  private Map<Double, Integer> with(
      NavigableMap<Double, Integer> steps, double distance, int adjustment) {
    if (queue != null) {
      throw new IllegalStateException("Target tracking has no steps.");
    }
    if (!(distance >= 0) || Double.isInfinite(distance)) {
      throw new IllegalArgumentException("distance is " + distance + ", and must be 0 or more.");
    }
    Map<Double, Integer> more = new TreeMap<>(steps);
    more.put(distance, adjustment);
    return more;
  }

  /**
   * Sets what adjustments are: {@code ChangeInCapacity}, {@code PercentChangeInCapacity} or {@code
   * ExactCapacity}.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public ScalingPolicySpec adjustmentType(String newType) {
    AdjustmentType parsed = AdjustmentType.parse(newType);
    if (parsed == null) {
      throw new IllegalArgumentException(
          "adjustmentType is " + newType + ", which is none of Application Auto Scaling's.");
    }
    return with(parsed, above, below, cooldownSeconds);
  }

  /** Sets the cooldown; for target tracking, both cooldowns. */
  public ScalingPolicySpec cooldown(Duration newCooldown) {
    long seconds = Arguments.notNegative("cooldown", newCooldown).toSeconds();
    return with(adjustmentType, above, below, Math.toIntExact(seconds));
  }

  private ScalingPolicySpec with(
      AdjustmentType newType,
      Map<Double, Integer> newAbove,
      Map<Double, Integer> newBelow,
      @Nullable Integer newCooldown) {
    return new ScalingPolicySpec(
        name, queue, targetValue, newType, newAbove, newBelow, newCooldown);
  }

  String name() {
    return name;
  }

  ScalingPolicy policy(TargetId target) {
    return queue == null
        ? new StepPolicy(adjustmentType, adjustments(), null, cooldownSeconds, null)
        : new TargetTrackingPolicy(
            new TrackedMetric(null, backlogPerWorker(target, queue)),
            targetValue,
            cooldownSeconds,
            cooldownSeconds,
            false);
  }

  private StepAdjustments adjustments() {
    List<StepAdjustment> steps = new ArrayList<>();
    above.forEach(
        (distance, by) -> steps.add(new StepAdjustment(distance, above.higherKey(distance), by)));
    below.forEach(
        (distance, by) -> {
          Double next = below.higherKey(distance);
          steps.add(new StepAdjustment(next == null ? null : -next, -distance, by));
        });
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("The policy " + name + " has no steps.");
    }
    return new StepAdjustments(steps);
  }

  private static MetricQueries backlogPerWorker(TargetId target, String queue) {
    MetricId visible =
        AlarmSpec.metric(target.account(), queue, "ApproximateNumberOfMessagesVisible");
    try {
      return MetricQueries.ofOneSeries(
          List.of(
              query("waiting", visible),
              query("workers", workers(target)),
              new MetricQuery(
                  "backlog", null, Expression.parse("waiting / workers"), null, true, null)));
    } catch (ExpressionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static MetricId workers(TargetId target) {
    List<Dimension> dimensions =
        List.of(
            new Dimension("ClusterName", TailbackScaling.CLUSTER),
            new Dimension("ServiceName", target.workerName()));
    return new MetricId(
        target.account(), target.region(), "ECS/ContainerInsights", "RunningTaskCount", dimensions);
  }

  private static MetricQuery query(String id, MetricId metric) {
    MetricStat average = new MetricStat(metric, 60, Statistic.AVERAGE, null);
    return new MetricQuery(id, average, null, null, false, null);
  }
}
