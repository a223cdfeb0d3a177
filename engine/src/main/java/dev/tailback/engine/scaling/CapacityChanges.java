package dev.tailback.engine.scaling;

import dev.tailback.engine.scaling.ScalingActivity.Status;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes the desired capacity of targets, and follows each change until the target has it. A
 * change ends when the desired number of workers runs, when another change replaces it, or after
 * ten minutes.
 */
final class CapacityChanges {
  private static final long PATIENCE_MILLIS = 600_000;

  /**
   * A change in progress.
   *
   * @param policy the name of the policy, {@code null} if none caused it
   * @param settleSeconds for how long added capacity counts as new
   * @param cooldownSeconds the cooldown after the change
   */
  record Reason(
      String trigger,
      String numbers,
      @Nullable String policy,
      int settleSeconds,
      int cooldownSeconds) {

    static Reason byHand(String trigger, ScalableTarget target) {
      int cooldown = target.id().isGroup() ? target.settings().cooldownSeconds() : 0;
      return new Reason(trigger, "", null, 0, cooldown);
    }

    static Reason of(Decision decision) {
      return new Reason(
          decision.call().trigger(),
          decision.numbers(),
          decision.call().policy().name(),
          decision.settleSeconds(),
          decision.cooldownSeconds());
    }
  }

  private final Timeline timeline;
  private final Activities activities;
  private final Consumer<ScalableTarget> beforeChange;
  private final Map<TargetId, Patience> inProgress = new HashMap<>();

  /**
   * @param beforeChange gets a target before it changes
   */
  CapacityChanges(Timeline timeline, Activities activities, Consumer<ScalableTarget> beforeChange) {
    this.timeline = timeline;
    this.activities = activities;
    this.beforeChange = beforeChange;
  }

  /** Begins a change. The caller has to pass it on to the workers. */
  ScalingActivity begin(ScalableTarget target, int capacity, Reason reason) {
    beforeChange.accept(target);
    int before = target.desired;
    end(target, Status.OVERRIDDEN, "Another change came before the capacity was reached.");
    ScalingActivity activity = activity(target, capacity, reason, null);
    activities.put(activity);
    target.activityInProgress = activity.id();
    target.desired = capacity;
    startCooldowns(target, capacity - before, reason);
    Patience patience = new Patience(target);
    inProgress.put(target.id(), patience);
    timeline.schedule(patience, timeline.nowMillis() + PATIENCE_MILLIS);
    return activity;
  }

  private void startCooldowns(ScalableTarget target, int change, Reason reason) {
    if (change > 0) {
      target.additions.add(change, reason.settleSeconds());
      target.scaleInCooldown.stop();
    } else {
      target.additions.remove(-change, timeline.nowMillis());
      target.scaleInCooldown.begin(reason.cooldownSeconds());
    }
    target.simpleCooldown.begin(reason.cooldownSeconds());
  }

  /** Records that a policy was called and changed nothing. */
  ScalingActivity unchanged(Decision decision, NotScaledReason why) {
    ScalableTarget target = decision.call().target();
    ScalingActivity activity = activity(target, target.desired, Reason.of(decision), why);
    activities.putNotScaled(activity);
    return activity;
  }

  private ScalingActivity activity(
      ScalableTarget target, int capacity, Reason reason, @Nullable NotScaledReason why) {
    String noun = target.id().capacityNoun();
    boolean isChange = why == null;
    long now = timeline.nowMillis();
    return new ScalingActivity(
        target.id(),
        timeline.randomUuid().toString(),
        timeline.nextOrder(),
        isChange
            ? "Setting " + noun + " to " + capacity + "."
            : "Attempting to scale due to alarm triggered",
        reason.trigger(),
        reason.numbers(),
        reason.policy(),
        target.desired,
        capacity,
        now,
        isChange ? null : now,
        isChange ? Status.IN_PROGRESS : Status.FAILED,
        isChange ? message(target.id(), capacity, " Waiting for change to be fulfilled by ") : null,
        why);
  }

  private static String message(TargetId target, int capacity, String end) {
    return "Successfully set %s to %d.%s%s."
        .formatted(target.capacityNoun(), capacity, end, target.namespace());
  }

  /** Writes when the change in progress of a target times out. */
  void writeTo(ScalableTarget target, StateOutput out) {
    Patience patience = inProgress.get(target.id());
    out.writeBoolean(patience != null);
    if (patience != null) {
      timeline.write(patience, out);
    }
  }

  /** Resumes a restored change. */
  void readFrom(ScalableTarget target, StateInput in) {
    if (in.readBoolean()) {
      Patience patience = new Patience(target);
      inProgress.put(target.id(), patience);
      timeline.read(patience, in);
    }
  }

  /** Ends the change in progress, if there is one, once the desired number of workers runs. */
  void endIfFulfilled(ScalableTarget target) {
    if (target.actual == target.desired) {
      end(
          target,
          Status.SUCCESSFUL,
          message(target.id(), target.desired, " Change successfully fulfilled by "));
    }
  }

  /** Ends the change in progress, if there is one. Returns its activity. */
  @Nullable ScalingActivity end(ScalableTarget target, Status status, String message) {
    String id = target.activityInProgress;
    if (id == null) {
      return null;
    }
    beforeChange.accept(target);
    target.activityInProgress = null;
    Patience patience = inProgress.remove(target.id());
    if (patience != null) {
      timeline.cancel(patience);
    }
    if (status != Status.OVERRIDDEN) {
      target.additions.changeEnded(timeline.nowMillis());
      target.scaleInCooldown.changeEnded(timeline.nowMillis());
      target.simpleCooldown.changeEnded(timeline.nowMillis());
    }
    ScalingActivity activity = activities.find(id);
    if (activity != null) {
      activity = activity.ended(timeline.nowMillis(), status, message);
      activities.put(activity);
    }
    return activity;
  }

  /** Ends a change that takes too long. */
  private final class Patience extends Deadline {
    private final ScalableTarget target;

    Patience(ScalableTarget target) {
      this.target = target;
    }

    @Override
    protected String what() {
      return "a change of the capacity is given up";
    }

    @Override
    protected @Nullable String about() {
      return target.id().workerName();
    }

    @Override
    protected void fire() {
      end(
          target,
          Status.UNFULFILLED,
          message(target.id(), target.desired, " Change was not fulfilled in ten minutes by "));
    }

    @Override
    protected boolean isInBackground() {
      return true;
    }
  }
}
