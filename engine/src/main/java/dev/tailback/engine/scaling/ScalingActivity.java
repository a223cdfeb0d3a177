package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/**
 * A decision about a target's capacity: a change, or that there was none. Immutable.
 *
 * @param order a number greater than those of all activities before
 * @param description what it is for, a sentence
 * @param trigger what caused it, such as {@code monitor alarm a in state ALARM triggered policy p}
 * @param numbers the numbers that it was computed from, empty if there are none
 * @param policy the name of the policy, {@code null} if none caused it
 * @param fromCapacity the desired capacity before
 * @param toCapacity the desired capacity after
 * @param endMillis {@code null} while it is in progress
 * @param notScaledReason {@code null} if the capacity was changed
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scaling-activities.html">Scaling
 *     activities</a>
 */
public record ScalingActivity(
    TargetId target,
    String id,
    long order,
    String description,
    String trigger,
    String numbers,
    @Nullable String policy,
    int fromCapacity,
    int toCapacity,
    long startMillis,
    @Nullable Long endMillis,
    Status status,
    @Nullable String statusMessage,
    @Nullable NotScaledReason notScaledReason) {

  /** How far it got, under the names of the API. */
  public enum Status {
    IN_PROGRESS("InProgress"),
    /** The target has the capacity. */
    SUCCESSFUL("Successful"),
    /** Another change came before the target had the capacity. */
    OVERRIDDEN("Overridden"),
    /** The target did not get the capacity in time. */
    UNFULFILLED("Unfulfilled"),
    FAILED("Failed");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    /** Returns its name in the API. */
    public String wireName() {
      return wireName;
    }
  }

  /** Returns what caused it, with the numbers. */
  public String cause() {
    return numbers.isEmpty() ? trigger : trigger + ": " + numbers;
  }

  /** Returns whether the capacity was changed, or was to be. */
  public boolean isScaled() {
    return notScaledReason == null;
  }

  ScalingActivity ended(long atMillis, Status newStatus, String message) {
    return new ScalingActivity(
        target,
        id,
        order,
        description,
        trigger,
        numbers,
        policy,
        fromCapacity,
        toCapacity,
        startMillis,
        atMillis,
        newStatus,
        message,
        notScaledReason);
  }

  /** Returns whether another activity repeats this one at a later moment. */
  boolean isRepeatedBy(ScalingActivity later) {
    return !isScaled()
        && target.equals(later.target)
        && trigger.equals(later.trigger)
        && java.util.Objects.equals(notScaledReason, later.notScaledReason);
  }
}
