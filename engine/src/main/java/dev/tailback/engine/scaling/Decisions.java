package dev.tailback.engine.scaling;

import static java.util.Objects.requireNonNullElse;

import dev.tailback.engine.scaling.NotScaledReason.Code;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Computes the outcome of policy calls.
 *
 * <ul>
 *   <li>Scaling out starts from the capacity without recent additions. So a policy that is called
 *       again adds only what a larger step needs.
 *   <li>Scaling in waits for the end of the cooldown after the last scale-in or, in a group, of its
 *       instances' warm-up.
 *   <li>For a step policy, a metric without a value counts as being at the threshold: an alarm that
 *       was set by hand, or by missing data, calls the step that begins there.
 * </ul>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html">Step
 *     scaling policies</a>
 */
final class Decisions {
  private final Predicate<NamedPolicy> isReadyToScaleIn;

  /**
   * Creates a computation.
   *
   * @param isReadyToScaleIn whether a target tracking policy agrees to remove capacity
   */
  Decisions(Predicate<NamedPolicy> isReadyToScaleIn) {
    this.isReadyToScaleIn = isReadyToScaleIn;
  }

  /** Returns the outcome of a call. */
  Decision of(PolicyCall call, long nowMillis) {
    ScalingPolicy policy = call.policy().policy();
    if (policy instanceof StepPolicy step) {
      return ofStep(call, step, nowMillis);
    } else if (policy instanceof SimplePolicy simple) {
      return ofSimple(call, simple, nowMillis);
    }
    return ofTracking(call, (TargetTrackingPolicy) policy, nowMillis);
  }

  private static Decision ofStep(PolicyCall call, StepPolicy policy, long nowMillis) {
    Double value = policy.aggregationOrAverage().of(call.values());
    double threshold = requireNonNullElse(call.threshold(), 0.0);
    double breach = value == null ? 0 : value - threshold;
    String distance = value == null ? Numbers.noValue() : Numbers.distance(value, threshold);
    StepAdjustment step = policy.steps().find(breach);
    if (step == null) {
      return unchanged(call, distance + ", which no step has", Code.NO_STEP);
    }
    int magnitude = requireNonNullElse(policy.minAdjustmentMagnitude(), 0);
    Adjustment adjustment = new Adjustment(policy.adjustmentType(), step.adjustment(), magnitude);
    int seconds = settleSeconds(call, policy.settleSeconds());
    String numbers = distance + ", which " + adjustment.words();
    return adjusted(call, adjustment, numbers, seconds, nowMillis);
  }

  private static Decision ofSimple(PolicyCall call, SimplePolicy policy, long nowMillis) {
    int magnitude = requireNonNullElse(policy.minAdjustmentMagnitude(), 0);
    Adjustment adjustment = new Adjustment(policy.adjustmentType(), policy.adjustment(), magnitude);
    String numbers = "the policy " + adjustment.words();
    if (call.honorsCooldown() && call.target().simpleCooldown.isInEffect(nowMillis)) {
      return unchanged(call, numbers, Code.COOLDOWN);
    }
    int desired = call.target().desired();
    int wanted = adjustment.apply(desired);
    int seconds =
        requireNonNullElse(policy.cooldownSeconds(), call.target().settings().cooldownSeconds());
    return bounded(call, wanted, adjustment.isOut(desired), numbers, 0, seconds);
  }

  /** How a policy changes a capacity. */
  private record Adjustment(AdjustmentType type, int adjustment, int minMagnitude) {
    int apply(int capacity) {
      return type.apply(capacity, adjustment, minMagnitude);
    }

    boolean isOut(int desired) {
      return type == AdjustmentType.EXACT_CAPACITY ? adjustment >= desired : adjustment >= 0;
    }

    String words() {
      return type.words(adjustment);
    }
  }

  private static Decision adjusted(
      PolicyCall call, Adjustment adjustment, String numbers, int seconds, long nowMillis) {
    ScalableTarget target = call.target();
    int desired = target.desired();
    if (!adjustment.isOut(desired)) {
      return in(call, adjustment.apply(desired), numbers, seconds, nowMillis);
    }
    int added = target.additions.count(nowMillis);
    int wanted = adjustment.apply(desired - added);
    String of = added == 0 ? "" : " to " + (desired - added) + " (" + added + " are recent)";
    return bounded(
        call, Math.max(desired, wanted), true, numbers + of, seconds, cooldown(call, seconds));
  }

  private Decision ofTracking(PolicyCall call, TargetTrackingPolicy policy, long nowMillis) {
    Double value = call.newest();
    if (value == null) {
      return unchanged(call, Numbers.noValue(), Code.NO_DATA);
    }
    return call.isLow()
        ? trackedIn(call, policy, value, nowMillis)
        : trackedOut(call, policy, value, nowMillis);
  }

  private static Decision trackedOut(
      PolicyCall call, TargetTrackingPolicy policy, double value, long nowMillis) {
    ScalableTarget target = call.target();
    int desired = target.desired();
    int base = desired - target.additions.count(nowMillis);
    int wanted = TargetTracking.proportional(base, value, policy.targetValue());
    int seconds = settleSeconds(call, policy.scaleOutSeconds());
    String numbers = Numbers.tracked(base, value, policy.targetValue());
    return bounded(
        call, Math.max(desired, wanted), true, numbers, seconds, cooldown(call, seconds));
  }

  private Decision trackedIn(
      PolicyCall call, TargetTrackingPolicy policy, double value, long nowMillis) {
    ScalableTarget target = call.target();
    int desired = target.desired();
    String numbers = Numbers.tracked(desired, value, policy.targetValue());
    if (!target.otherTracking(call.policy()).stream().allMatch(isReadyToScaleIn)) {
      return unchanged(call, numbers, Code.OTHER_POLICY_NOT_READY);
    }
    int wanted = TargetTracking.scaledIn(desired, value, policy.targetValue());
    if (wanted == desired && desired > target.settings().min()) {
      return held(call, numbers, NotScaledReason.at(Code.ANTICIPATED_FLAPPING, desired));
    }
    int seconds = settleSeconds(call, policy.scaleInSeconds());
    return in(call, wanted, numbers, seconds, nowMillis);
  }

  private static Decision in(
      PolicyCall call, int wanted, String numbers, int seconds, long nowMillis) {
    ScalableTarget target = call.target();
    Decision decision = bounded(call, wanted, false, numbers, seconds, cooldown(call, seconds));
    boolean isHeldBack =
        target.id().isGroup()
            ? target.additions.count(nowMillis) > 0
            : target.scaleInCooldown.isInEffect(nowMillis);
    return decision.reason() == null && isHeldBack
        ? unchanged(call, decision.numbers(), Code.COOLDOWN)
        : decision;
  }

  private static Decision bounded(
      PolicyCall call,
      int wanted,
      boolean isOut,
      String numbers,
      int settleSeconds,
      int cooldownSeconds) {
    ScalableTarget target = call.target();
    int capacity = target.settings().clamp(wanted);
    NotScaledReason reason = reason(target, wanted, capacity);
    String change = Numbers.change(target.desired(), capacity, wanted);
    return new Decision(
        call,
        reason == null ? capacity : target.desired(),
        isOut,
        numbers + change,
        settleSeconds,
        cooldownSeconds,
        reason);
  }

  private static @Nullable NotScaledReason reason(ScalableTarget target, int wanted, int capacity) {
    TargetSettings settings = target.settings();
    int desired = target.desired();
    boolean isSuspended =
        capacity > desired ? settings.suspension().scaleOut() : settings.suspension().scaleIn();
    if (capacity != desired) {
      return isSuspended ? NotScaledReason.of(Code.SUSPENDED) : null;
    } else if (desired == settings.max() && wanted > desired) {
      return NotScaledReason.atMax(settings.max());
    } else if (desired == settings.min() && wanted < desired) {
      return NotScaledReason.atMin(settings.min());
    }
    return NotScaledReason.at(Code.ALREADY_AT_DESIRED_CAPACITY, desired);
  }

  private static Decision unchanged(PolicyCall call, String numbers, Code code) {
    return held(call, numbers, NotScaledReason.of(code));
  }

  private static Decision held(PolicyCall call, String numbers, NotScaledReason reason) {
    return new Decision(call, call.target().desired(), false, numbers, 0, 0, reason);
  }

  private static int settleSeconds(PolicyCall call, @Nullable Integer ofPolicy) {
    return requireNonNullElse(ofPolicy, call.target().settings().settleSeconds());
  }

  /** Returns the cooldown; in a group, the one that simple policies wait for. */
  private static int cooldown(PolicyCall call, int ofPolicy) {
    ScalableTarget target = call.target();
    return target.id().isGroup() ? target.settings().cooldownSeconds() : ofPolicy;
  }
}
