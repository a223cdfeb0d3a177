package dev.tailback.engine.scaling;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is scaled: it has a desired capacity within bounds, policies, and an actual number
 * of workers, which follows. Used only inside the gate, and changed only by {@link Scaling}.
 */
public final class ScalableTarget {
  final Map<String, NamedPolicy> policies = new TreeMap<>();
  final Map<String, TrackingAlarms> trackingAlarms = new TreeMap<>();
  final RecentAdditions additions = new RecentAdditions();
  final Cooldown scaleInCooldown = new Cooldown();
  final Cooldown simpleCooldown = new Cooldown();
  final Map<String, String> tags = new TreeMap<>();
  final CapacityHistory history = new CapacityHistory();
  private final TargetId id;
  private final UUID uuid;
  private final long ordinal;
  private final long createdMillis;
  TargetSettings settings;
  int desired;
  int actual;
  boolean isCarriedOutside;
  @Nullable String roleArn;
  @Nullable String activityInProgress;

  /**
   * @param ordinal the ordinal of its registration
   */
  ScalableTarget(
      TargetId id, UUID uuid, long ordinal, long createdMillis, TargetSettings settings) {
    this.id = id;
    this.uuid = uuid;
    this.ordinal = ordinal;
    this.createdMillis = createdMillis;
    this.settings = settings;
  }

  /** Writes everything but who carries it out. */
  void writeTo(StateOutput out) {
    out.writeRecord(
        new Parts(id, uuid, ordinal, createdMillis, settings, roleArn, activityInProgress));
    out.writeRecord(new Named(Map.copyOf(policies), Map.copyOf(trackingAlarms), Map.copyOf(tags)));
    out.writeNumber(desired);
    out.writeNumber(actual);
    out.writeBoolean(isCarriedOutside);
    additions.writeTo(out);
    scaleInCooldown.writeTo(out);
    simpleCooldown.writeTo(out);
    history.writeTo(out);
  }

  /** Returns a restored target. */
  static ScalableTarget readFrom(StateInput in) {
    Parts parts = in.readRecord(Parts.class);
    ScalableTarget target =
        new ScalableTarget(
            parts.id, parts.uuid, parts.ordinal, parts.createdMillis, parts.settings);
    target.roleArn = parts.roleArn;
    target.activityInProgress = parts.activityInProgress;
    Named named = in.readRecord(Named.class);
    target.policies.putAll(named.policies);
    target.trackingAlarms.putAll(named.trackingAlarms);
    target.tags.putAll(named.tags);
    target.desired = in.readInt();
    target.actual = in.readInt();
    target.isCarriedOutside = in.readBoolean();
    target.additions.readFrom(in);
    target.scaleInCooldown.readFrom(in);
    target.simpleCooldown.readFrom(in);
    target.history.readFrom(in);
    return target;
  }

  /** The part of its state that is written as one record. */
  private record Parts(
      TargetId id,
      UUID uuid,
      long ordinal,
      long createdMillis,
      TargetSettings settings,
      @Nullable String roleArn,
      @Nullable String activityInProgress) {}

  /** Its named parts. */
  private record Named(
      Map<String, NamedPolicy> policies,
      Map<String, TrackingAlarms> trackingAlarms,
      Map<String, String> tags) {}

  /** Returns its identity. */
  public TargetId id() {
    return id;
  }

  /** Returns the unique part of its ARN. */
  public UUID uuid() {
    return uuid;
  }

  /** Returns the ordinal of its registration: the later, the greater. */
  long ordinal() {
    return ordinal;
  }

  /** Returns when it was registered, in milliseconds since the epoch. */
  public long createdMillis() {
    return createdMillis;
  }

  /** Returns its settings. */
  public TargetSettings settings() {
    return settings;
  }

  /** Returns the desired capacity. */
  public int desired() {
    return desired;
  }

  /** Returns how many workers run. */
  public int actual() {
    return actual;
  }

  /** Returns how its capacity has changed, oldest first. */
  public List<CapacityPoint> history() {
    return history.points();
  }

  /** Returns whether somebody outside the engine carries it out, and reports its actual number. */
  public boolean isCarriedOutside() {
    return isCarriedOutside;
  }

  /** Returns the ARN of the role that was set for it, {@code null} if none was. */
  public @Nullable String roleArn() {
    return roleArn;
  }

  /** Returns its tags by their keys. */
  public Map<String, String> tags() {
    return Map.copyOf(tags);
  }

  /** Returns its policies by their names. */
  public List<NamedPolicy> policies() {
    return List.copyOf(policies.values());
  }

  /** Returns a policy, or {@code null} if there is none of this name. */
  public @Nullable NamedPolicy policy(String name) {
    return policies.get(name);
  }

  /** Returns the id of the activity that is in progress, {@code null} if there is none. */
  public @Nullable String activityInProgress() {
    return activityInProgress;
  }

  /**
   * Returns until when simple policies do nothing, in milliseconds since the epoch; {@link
   * Long#MAX_VALUE} while an activity is in progress.
   */
  public long simpleCooldownUntilMillis() {
    return simpleCooldown.untilMillis();
  }

  /**
   * Returns until when scale-in is held back, in the form of {@link #simpleCooldownUntilMillis}.
   */
  public long scaleInCooldownUntilMillis() {
    return scaleInCooldown.untilMillis();
  }

  /** Returns until when some of the capacity is counted as new; 0 if none is. */
  public long scaleOutCooldownUntilMillis(long nowMillis) {
    return additions.untilMillis(nowMillis);
  }

  void record(long nowMillis) {
    history.add(new CapacityPoint(nowMillis, desired, actual));
  }

  /** Returns all target tracking policies except one. */
  List<NamedPolicy> otherTracking(NamedPolicy policy) {
    List<NamedPolicy> others = new ArrayList<>(policies.values());
    others.removeIf(
        other ->
            other.name().equals(policy.name())
                || !(other.policy() instanceof TargetTrackingPolicy));
    return others;
  }
}
