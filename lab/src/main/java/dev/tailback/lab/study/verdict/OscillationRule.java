package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.config.ConfiguredTarget;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.SimplePolicy;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ScalingPlan;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The number of workers goes up and down, because scaling does not wait for its own effect. */
final class OscillationRule implements Rule {
  private static final double TOO_MANY_AN_HOUR = 4;
  private static final int TRACKING_SECONDS = 180;
  private static final double HOUR = 3600;
  private static final int PUBLISHED_SECONDS = 60;

  @Override
  public Stream<Finding> find(Case of) {
    return of.scenario().scaling().stream()
        .filter(plan -> of.median(Figure.DIRECTION_CHANGES, plan.consumer()) > TOO_MANY_AN_HOUR)
        .map(plan -> finding(of, plan));
  }

  private static Finding finding(Case of, ScalingPlan plan) {
    double changes = of.median(Figure.DIRECTION_CHANGES, plan.consumer());
    double effect = effect(of, plan);
    String problem =
        "The number of "
            + plan.consumer()
            + " changed direction "
            + count(changes)
            + " times an hour: scaling takes effect only "
            + seconds(effect)
            + " later"
            + cooldown(plan).map(time -> ", but its cooldown is " + seconds(time)).orElse("");
    return new Finding(
        "oscillation",
        Severity.DELAY,
        problem,
        remedy(plan, changes, effect),
        Figure.DIRECTION_CHANGES,
        plan.consumer());
  }

  /** A cooldown holds up steps in the same direction only: every second change. */
  private static String remedy(ScalingPlan plan, double changes, double effect) {
    boolean isAlternating = plan.target().policies().size() > 1;
    return isAlternating && 2 * HOUR / changes > effect
        ? "a cooldown delays only steps in the same direction, so use smaller steps, or thresholds"
            + " that are further apart"
        : "set a cooldown of at least " + seconds(effect);
  }

  /** Returns the seconds until a worker has started, its effect is published and seen. */
  private static double effect(Case of, ScalingPlan plan) {
    double start = plan.target().settings().startDelayMillis() / 1e3;
    int seen =
        of.scenario().alarms().stream()
            .map(ConfiguredAlarm::definition)
            .filter(alarm -> calls(plan, alarm.id().name()))
            .mapToInt(alarm -> alarm.periodSeconds() * alarm.datapointsNeeded())
            .max()
            .orElse(TRACKING_SECONDS);
    return start + PUBLISHED_SECONDS + seen;
  }

  private static boolean calls(ScalingPlan plan, String alarm) {
    return plan.target().policies().stream().anyMatch(policy -> policy.alarms().contains(alarm));
  }

  private static Optional<Integer> cooldown(ScalingPlan plan) {
    return plan.target().policies().stream()
        .map(ConfiguredTarget.Policy::policy)
        .map(OscillationRule::cooldown)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .min(Integer::compare);
  }

  private static @Nullable Integer cooldown(ScalingPolicy policy) {
    if (policy instanceof StepPolicy step) {
      return step.settleSeconds();
    } else if (policy instanceof SimplePolicy simple) {
      return simple.cooldownSeconds();
    }
    return ((TargetTrackingPolicy) policy).scaleOutSeconds();
  }
}
