package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/**
 * Why a policy that was called changed nothing.
 *
 * @param maxCapacity the target's maximum, if that is the reason
 * @param minCapacity the target's minimum, if that is the reason
 * @param currentCapacity the desired capacity, if that is the reason
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_NotScaledReason.html">NotScaledReason</a>
 */
public record NotScaledReason(
    Code code,
    @Nullable Integer maxCapacity,
    @Nullable Integer minCapacity,
    @Nullable Integer currentCapacity) {

  /** The kind of reason. */
  public enum Code {
    ALREADY_AT_MAX_CAPACITY("AlreadyAtMaxCapacity"),
    ALREADY_AT_MIN_CAPACITY("AlreadyAtMinCapacity"),
    ALREADY_AT_DESIRED_CAPACITY("AlreadyAtDesiredCapacity"),
    /** Scaling in would have the policy scale out again. */
    ANTICIPATED_FLAPPING("AutoScalingAnticipatedFlapping"),
    /** A cooldown has not ended, or workers are warming up. */
    COOLDOWN(null),
    /** The metric has no value. */
    NO_DATA(null),
    /** No step of the policy has the metric's value. */
    NO_STEP(null),
    /** Another target tracking policy of the target is not ready to scale in. */
    OTHER_POLICY_NOT_READY(null),
    /** The target's scaling in this direction is suspended. */
    SUSPENDED(null);

    private final @Nullable String wireName;

    Code(@Nullable String wireName) {
      this.wireName = wireName;
    }

    /** Returns its name in the API, {@code null} if AWS does not report such a reason. */
    public @Nullable String wireName() {
      return wireName;
    }
  }

  static NotScaledReason of(Code code) {
    return new NotScaledReason(code, null, null, null);
  }

  static NotScaledReason atMax(int max) {
    return new NotScaledReason(Code.ALREADY_AT_MAX_CAPACITY, max, null, null);
  }

  static NotScaledReason atMin(int min) {
    return new NotScaledReason(Code.ALREADY_AT_MIN_CAPACITY, null, min, null);
  }

  static NotScaledReason at(Code code, int current) {
    return new NotScaledReason(code, null, null, current);
  }
}
