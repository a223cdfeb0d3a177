package dev.tailback.engine.scaling;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.scaling.CapacityChanges.Reason;
import dev.tailback.engine.scaling.ScalingActivity.Status;
import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The scalable targets of all accounts and regions, their policies and activities, and the pools of
 * workers that carry them out. Used only inside the gate.
 *
 * <pre>{@code
 * Scaling scaling = new Scaling(timeline, alarms);
 * ScalableTarget target = scaling.register(id, TargetSettings.between(1, 10), Map.of());
 * NamedPolicy policy = scaling.putPolicy(target, "out", stepPolicy, true);
 * alarms.put(alarmWhoseActionIs(policy.arn()), Map.of()); // each minute in ALARM calls the policy
 * target.desired();
 * }</pre>
 *
 * <ul>
 *   <li>A target is carried out by the pool of its name, if there is one; by somebody outside, if
 *       {@link #carryOutside} was called; otherwise its workers are played.
 *   <li>Of several policies that are called at the same moment, the one with the largest capacity
 *       wins.
 * </ul>
 */
public final class Scaling {
  private final Timeline timeline;
  private final Alarms alarms;
  private final Activities activities = new Activities();
  private final CapacityChanges changes;
  private final WorkerPools pools = new WorkerPools(this);
  private final Workers workers;
  private final Decisions decisions;
  private final ScalingState state;
  private final List<ScalingListener> listeners = new ArrayList<>();
  private final Targets targets = new Targets();
  private final Map<String, NamedPolicy> policiesByArn = new TreeMap<>();

  /** Creates scaling without targets, whose policies are called by alarms. */
  public Scaling(Timeline timeline, Alarms alarms) {
    this.timeline = timeline;
    this.alarms = alarms;
    this.changes = new CapacityChanges(timeline, activities, this::beforeChange);
    this.workers = new Workers(timeline, pools, this::beforeChange, this::refresh);
    this.state = new ScalingState(this, activities, changes, workers);
    this.decisions = new Decisions(new ScaleInConsent(this, alarms)::isGiven);
    alarms.addListener(new AlarmCalls(this, alarms));
  }

  /** Returns the pools of workers. */
  public WorkerPools pools() {
    return pools;
  }

  /** Adds a listener, which is called inside the gate. */
  public void addListener(ScalingListener listener) {
    listeners.add(listener);
  }

  /**
   * Registers a target, or changes the settings of one. A capacity out of bounds is brought within
   * them.
   *
   * @param tags the tags of a new target; an existing one keeps its own
   */
  public ScalableTarget register(TargetId id, TargetSettings settings, Map<String, String> tags) {
    ScalableTarget existing = targets.find(id);
    if (existing != null) {
      beforeChange(existing);
      existing.settings = settings;
      bringWithinBounds(existing);
      return existing;
    }
    ScalableTarget target =
        new ScalableTarget(
            id, timeline.randomUuid(), targets.nextOrdinal(), timeline.nowMillis(), settings);
    target.tags.putAll(tags);
    targets.add(target);
    WorkerPool pool = pools.carrierOf(target);
    target.desired = pool == null ? settings.min() : pool.clamp(pool.ownDesired());
    target.actual = pool == null ? settings.min() : pool.actual();
    bringWithinBounds(target);
    target.record(timeline.nowMillis());
    listeners.forEach(listener -> listener.registered(target));
    return target;
  }

  private void bringWithinBounds(ScalableTarget target) {
    TargetSettings settings = target.settings;
    int within = settings.clamp(target.desired);
    if (within != target.desired) {
      String bound = within == settings.min() ? "minimum" : "maximum";
      setDesired(target, within, bound + " capacity was set to " + within);
    }
  }

  /** Returns a target, or {@code null} if there is none. */
  public @Nullable ScalableTarget find(TargetId id) {
    return targets.find(id);
  }

  /** Returns all targets, by account, region, namespace, resource and dimension. */
  public Collection<ScalableTarget> targets() {
    return targets.all();
  }

  /** Returns the targets that match, in the same order. */
  public List<ScalableTarget> list(Predicate<TargetId> matches) {
    return targets.all().stream().filter(target -> matches.test(target.id())).toList();
  }

  /** Removes a target, its policies and their alarms. Returns whether there was one. */
  public boolean deregister(TargetId id) {
    ScalableTarget target = targets.find(id);
    if (target == null) {
      return false;
    }
    beforeChange(target);
    target.policies().forEach(policy -> deletePolicy(target, policy.name()));
    changes.end(target, Status.UNFULFILLED, "The target was deregistered.");
    workers.forget(target);
    targets.remove(target);
    ofPool(id.pool()).stream().findFirst().ifPresent(this::refresh);
    listeners.forEach(listener -> listener.deregistered(target));
    return true;
  }

  /** Sets the ARN of the role of a target. */
  public void assumeRole(ScalableTarget target, String arn) {
    beforeChange(target);
    target.roleArn = arn;
  }

  /** Returns the targets with the name of a pool, in the order in which they were registered. */
  List<ScalableTarget> ofPool(PoolId id) {
    return targets.ofPool(id);
  }

  /** Adds tags to a target, or changes their values. */
  public void tag(ScalableTarget target, Map<String, String> tags) {
    beforeChange(target);
    target.tags.putAll(tags);
  }

  /** Removes tags from a target. */
  public void untag(ScalableTarget target, Collection<String> keys) {
    beforeChange(target);
    target.tags.keySet().removeAll(keys);
  }

  /**
   * Creates a policy, or changes one, which keeps its ARN. A target tracking policy gets its
   * alarms.
   *
   * @param isEnabled whether alarms can call it
   */
  public NamedPolicy putPolicy(
      ScalableTarget target, String name, ScalingPolicy policy, boolean isEnabled) {
    NamedPolicy before = target.policy(name);
    String arn = before == null ? target.id().policyArn(timeline.randomUuid(), name) : before.arn();
    long created = before == null ? timeline.nowMillis() : before.createdMillis();
    NamedPolicy now = new NamedPolicy(target.id(), name, arn, created, policy, isEnabled);
    deleteAlarmsThatGo(target, before, policy);
    beforeChange(target);
    target.policies.put(name, now);
    policiesByArn.put(arn, now);
    if (policy instanceof TargetTrackingPolicy tracking) {
      TrackingAlarms own =
          target.trackingAlarms.computeIfAbsent(
              name,
              key -> TrackingAlarms.of(target.id(), timeline.randomUuid(), timeline.randomUuid()));
      own.definitions(arn, tracking).forEach(alarm -> alarms.put(alarm, Map.of()));
    }
    return now;
  }

  private void deleteAlarmsThatGo(
      ScalableTarget target, @Nullable NamedPolicy before, ScalingPolicy now) {
    if (before == null) {
      return;
    }
    List<AlarmId> remaining =
        now instanceof TargetTrackingPolicy tracking
                && target.trackingAlarms.get(before.name()) != null
            ? target.trackingAlarms.get(before.name()).of(tracking)
            : List.of();
    trackingAlarms(target, before).stream()
        .filter(alarm -> !remaining.contains(alarm))
        .forEach(alarms::delete);
  }

  /**
   * Deletes a policy and its own alarms; others no longer call it. Returns whether there was one.
   */
  public boolean deletePolicy(ScalableTarget target, String name) {
    NamedPolicy policy = target.policy(name);
    if (policy == null) {
      return false;
    }
    trackingAlarms(target, policy).forEach(alarms::delete);
    alarms.removeAction(target.id().account(), target.id().region(), policy.arn());
    beforeChange(target);
    target.trackingAlarms.remove(name);
    target.policies.remove(name);
    policiesByArn.remove(policy.arn());
    return true;
  }

  /** Returns the policy with an ARN, or {@code null} if there is none. */
  public @Nullable NamedPolicy policy(String arn) {
    return policiesByArn.get(arn);
  }

  /**
   * Returns the alarms that a target tracking policy owns, the one above its target value first.
   */
  public List<AlarmId> trackingAlarms(ScalableTarget target, NamedPolicy policy) {
    TrackingAlarms own = target.trackingAlarms.get(policy.name());
    return own != null && policy.policy() instanceof TargetTrackingPolicy tracking
        ? own.of(tracking)
        : List.of();
  }

  /**
   * Carries out a step or simple policy that is called by hand.
   *
   * @param value the metric's value for a step policy
   * @param threshold the threshold for a step policy
   * @param honorsCooldown whether a simple policy waits for the cooldown to end
   * @return the outcome
   */
  public ScalingActivity execute(
      NamedPolicy policy,
      @Nullable Double value,
      @Nullable Double threshold,
      boolean honorsCooldown) {
    ScalableTarget target = targets.find(policy.target());
    if (target == null) {
      throw new IllegalArgumentException("not registered: " + policy.target());
    }
    String trigger = "a user request executed policy " + policy.name();
    List<Double> values = value == null ? List.of() : List.of(value);
    return decide(
        target,
        List.of(new PolicyCall(target, policy, trigger, values, threshold, false, honorsCooldown)));
  }

  /** Decides between the calls of a target's policies at one moment: the largest capacity wins. */
  ScalingActivity decide(ScalableTarget target, List<PolicyCall> calls) {
    List<Decision> all =
        calls.stream().map(call -> decisions.of(call, timeline.nowMillis())).toList();
    Decision best = all.get(0);
    for (Decision decision : all) {
      best = decision.isBefore(best) ? decision : best;
    }
    NotScaledReason reason = best.reason();
    if (reason == null) {
      return change(target, best.capacity(), Reason.of(best));
    }
    return changes.unchanged(best, reason);
  }

  /**
   * Sets the desired capacity of a target.
   *
   * @param trigger why, in the form {@code a user request ...}
   */
  public ScalingActivity setDesired(ScalableTarget target, int capacity, String trigger) {
    return change(target, capacity, Reason.byHand(trigger, target));
  }

  private ScalingActivity change(ScalableTarget target, int capacity, Reason reason) {
    ScalingActivity activity = changes.begin(target, capacity, reason);
    listeners.forEach(listener -> listener.desiredChanged(target, activity));
    workers.carryOut(target);
    refresh(target);
    return activity;
  }

  /** Lets the workers of a target be simulated, starting with none. */
  void playAgain(ScalableTarget target) {
    beforeChange(target);
    target.actual = 0;
    workers.carryOut(target);
    refresh(target);
  }

  /** Takes note of how many workers of a target run. */
  void refresh(ScalableTarget target) {
    beforeChange(target);
    setActual(target, workers.actual(target));
  }

  private void setActual(ScalableTarget target, int actual) {
    beforeChange(target);
    boolean isChange = actual != target.actual;
    target.actual = actual;
    target.record(timeline.nowMillis());
    changes.endIfFulfilled(target);
    if (isChange) {
      listeners.forEach(listener -> listener.actualChanged(target));
    }
  }

  /**
   * Lets a target be carried out by somebody outside, who reports its actual number. It is 0 until
   * then.
   */
  public void carryOutside(ScalableTarget target) {
    beforeChange(target);
    target.isCarriedOutside = true;
    target.actual = 0;
    workers.forget(target);
    refresh(target);
  }

  /**
   * Takes note of the capacities of a target that is carried out outside. They are brought within
   * its bounds.
   */
  public void found(ScalableTarget target, int desired, int actual) {
    beforeChange(target);
    target.desired = desired;
    report(target, actual);
    bringWithinBounds(target);
  }

  /** Takes a report of the actual number of a target that is carried out outside. */
  public void report(ScalableTarget target, int actual) {
    if (target.isCarriedOutside && pools.carrierOf(target) == null) {
      setActual(target, actual);
    }
  }

  /** Takes a report that a target's change cannot be carried out. The change is withdrawn. */
  public void fail(ScalableTarget target, String why) {
    String text = "Failed to set " + target.id().capacityNoun() + " to " + target.desired;
    ScalingActivity failed = changes.end(target, Status.FAILED, text + ". Reason: " + why);
    if (failed != null) {
      target.desired = failed.fromCapacity();
      target.record(timeline.nowMillis());
    }
  }

  /** Returns the activities that match, newest first. */
  public List<ScalingActivity> activities(Predicate<ScalingActivity> matches) {
    return activities.newestFirst(matches);
  }

  /** Returns what writes and reads all targets with their workers, the pools and the activities. */
  public RestorableState state() {
    return state.items();
  }

  private void beforeChange(ScalableTarget target) {
    state.beforeChange(target);
  }

  /** Adds a restored target. */
  void restore(ScalableTarget target) {
    targets.add(target);
    target.policies().forEach(policy -> policiesByArn.put(policy.arn(), policy));
  }

  /** Announces restored targets to the listeners, but not their past events. */
  void restored() {
    targets().forEach(target -> listeners.forEach(listener -> listener.registered(target)));
  }

  /** Forgets everything in an account. */
  public void forget(String account) {
    list(id -> id.account().equals(account)).forEach(target -> deregister(target.id()));
    pools.forget(account);
    activities.forget(account);
    listeners.forEach(listener -> listener.forgotten(account));
  }

  /** Forgets all targets, policies and activities. Pools and listeners remain. */
  public void reset() {
    targets().forEach(target -> deregister(target.id()));
    pools.reset();
    activities.clear();
    listeners.forEach(ScalingListener::reset);
  }
}
