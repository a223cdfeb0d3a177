package dev.tailback.server.scaling.group.state;

import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.scaling.ScalingListener;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.SlicedItems;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.time.Timeline;
import dev.tailback.server.scaling.group.request.Kept;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The Auto Scaling groups of all accounts and regions. Each is a scalable target of the engine, and
 * has the number of instances desired there.
 */
public final class Groups implements ScalingListener {
  private static final String CREATED = "user request created an AutoScalingGroup";

  private final Timeline timeline;
  private final Scaling scaling;
  private final GroupActivities activities = new GroupActivities();
  private final Instances instances;
  private final LaunchConfigurations launchConfigurations;
  private final NavigableMap<TargetId, Group> groups = new TreeMap<>();
  private final SlicedItems items = new SlicedItems();

  /** Must be called before a group changes. */
  private final Consumer<Group> beforeChange;

  /** Creates a store without groups, which follows the decisions about the targets. */
  public Groups(Timeline timeline, Scaling scaling) {
    this.timeline = timeline;
    this.scaling = scaling;
    instances = new Instances(timeline, activities);
    launchConfigurations = new LaunchConfigurations(timeline);
    launchConfigurations.addTo(items);
    items.addRecords(GroupActivity.class, activities::all, activities::restore);
    beforeChange = items.addChanging(groups::values, Group::writeTo, this::read);
    scaling.addListener(this);
  }

  /** Returns the scalable targets and their policies. */
  public Scaling scaling() {
    return scaling;
  }

  /** Returns the time, in milliseconds since the epoch. */
  public long nowMillis() {
    return timeline.nowMillis();
  }

  /** Returns the launch configurations. */
  public LaunchConfigurations launchConfigurations() {
    return launchConfigurations;
  }

  /** Returns a group, {@code null} if there is none. */
  public @Nullable Group find(TargetId id) {
    return groups.get(id);
  }

  /** Returns the groups of an account in a region, by their names. */
  public List<Group> all(String account, String region) {
    return groups.values().stream().filter(group -> isIn(group.id(), account, region)).toList();
  }

  private static boolean isIn(TargetId id, String account, String region) {
    return id.account().equals(account) && id.region().equals(region);
  }

  /** Returns the scalable target of a group. */
  public ScalableTarget target(Group group) {
    return Objects.requireNonNull(scaling.find(group.id()));
  }

  /** Returns how many instances of a group are desired. */
  public int desired(Group group) {
    return target(group).desired();
  }

  /** Creates a group, whose instances are launched at once. */
  public Group create(TargetId id, Kept given, int desired, Collection<GroupTag> tags) {
    Kept members = GroupMembers.complete(given, id.account(), id.region());
    String arn =
        "arn:aws:autoscaling:%s:%s:autoScalingGroup:%s:autoScalingGroupName/%s"
            .formatted(id.region(), id.account(), timeline.randomUuid(), Group.name(id));
    Group group = new Group(id, arn, timeline.nowMillis(), members);
    tags.forEach(tag -> group.tags.put(tag.key(), tag));
    groups.put(id, group);
    String cause = Instances.cause(timeline.nowMillis(), CREATED, 0, desired, "");
    instances.follow(group, desired, cause, type(group));
    ScalableTarget target = scaling.register(id, withoutCooldown(group.max()), Map.of());
    if (target.desired() != desired) {
      scaling.setDesired(target, desired, CREATED);
    }
    applySettings(group);
    instances.settle(group, target.actual());
    return group;
  }

  /**
   * Returns the settings while a group gets its first instances, so that no policy has to wait
   * afterwards.
   */
  private static TargetSettings withoutCooldown(int max) {
    return new TargetSettings(0, max, TargetSettings.Suspension.NONE, 0, 0, null, Set.of());
  }

  private @Nullable String type(Group group) {
    return launchConfigurations.type(group.id(), group.members);
  }

  private void applySettings(Group group) {
    ScalableTarget target = target(group);
    scaling.register(group.id(), group.settings(target.settings().startDelayMillis()), Map.of());
  }

  /**
   * Changes a group.
   *
   * @param desired the number of instances, which is within the new bounds
   */
  public void update(Group group, Kept changes, int desired) {
    beforeChange.accept(group);
    group.members = GroupMembers.changed(group.members, changes, group.id().region());
    ScalableTarget target = target(group);
    if (target.desired() != desired) {
      scaling.register(group.id(), widened(group, target), Map.of());
      scaling.setDesired(
          target,
          desired,
          "user request update of AutoScalingGroup constraints to min: %d, max: %d, desired: %d"
              .formatted(group.min(), group.max(), desired));
    }
    applySettings(group);
  }

  /** Returns settings by which neither the desired capacity nor the next one is out of bounds. */
  private static TargetSettings widened(Group group, ScalableTarget target) {
    TargetSettings old = target.settings();
    return new TargetSettings(
        Math.min(old.min(), group.min()),
        Math.max(old.max(), group.max()),
        old.suspension(),
        old.startDelayMillis(),
        old.cooldownSeconds(),
        old.warmupSeconds(),
        old.metrics());
  }

  /** Sets the number of instances, which is within the bounds. */
  public void setDesired(Group group, int desired) {
    if (desired != desired(group)) {
      scaling.setDesired(
          target(group), desired, "user request explicitly set group desired capacity");
    }
  }

  /** Terminates an instance. Another one takes its place unless the desired number is reduced. */
  public GroupActivity terminate(Group group, Instance instance, boolean isReplaced) {
    beforeChange.accept(group);
    int desired = desired(group);
    String end =
        isReplaced
            ? "."
            : ", shrinking the capacity from " + desired + " to " + (desired - 1) + ".";
    String cause = Instances.userRequest(timeline.nowMillis(), instance) + end;
    GroupActivity activity = instances.terminate(group, instance, cause);
    if (isReplaced) {
      instances.follow(group, desired, "", type(group));
    } else {
      scaling.setDesired(target(group), desired - 1, "user request terminated an instance");
    }
    instances.settle(group, target(group).actual());
    return Objects.requireNonNullElse(activities.find(activity.id()), activity);
  }

  /** Deletes a group with its instances, policies and their alarms. */
  public void delete(Group group) {
    scaling.deregister(group.id());
  }

  /** Enables or disables metrics. */
  public void setMetrics(Group group, Collection<String> metrics, boolean isEnabled) {
    beforeChange.accept(group);
    if (isEnabled) {
      group.metrics.addAll(metrics);
    } else {
      group.metrics.removeAll(metrics);
    }
    applySettings(group);
  }

  /** Suspends or resumes processes. */
  public void setSuspended(Group group, Collection<ScalingProcess> processes, boolean isSuspended) {
    beforeChange.accept(group);
    for (ScalingProcess process : processes) {
      if (isSuspended) {
        group.suspended.putIfAbsent(process, timeline.nowMillis());
      } else {
        group.suspended.remove(process);
      }
    }
    applySettings(group);
  }

  /** Adds a tag, or changes its value. */
  public void tag(Group group, GroupTag tag) {
    beforeChange.accept(group);
    group.tags.put(tag.key(), tag);
  }

  /** Removes a tag. */
  public void untag(Group group, String key) {
    beforeChange.accept(group);
    group.tags.remove(key);
  }

  /** Returns the activities that match, newest first. */
  public List<GroupActivity> activities(Predicate<GroupActivity> matches) {
    return activities.newestFirst(matches);
  }

  /**
   * Returns what writes and reads all groups with their instances and activities, and the launch
   * configurations. The scalable targets of groups are restored separately.
   */
  public RestorableState state() {
    return items;
  }

  private void read(StateInput in) {
    Group group = Group.readFrom(in);
    groups.put(group.id(), group);
  }

  @Override
  public void desiredChanged(ScalableTarget target, ScalingActivity activity) {
    Group group = groups.get(target.id());
    if (group != null) {
      beforeChange.accept(group);
      instances.follow(group, target.desired(), Instances.cause(activity), type(group));
      instances.settle(group, target.actual());
    }
  }

  @Override
  public void actualChanged(ScalableTarget target) {
    Group group = groups.get(target.id());
    if (group != null) {
      beforeChange.accept(group);
      instances.settle(group, target.actual());
    }
  }

  @Override
  public void deregistered(ScalableTarget target) {
    Group group = groups.get(target.id());
    if (group != null) {
      beforeChange.accept(group);
      groups.remove(group.id());
      String trigger = "user request deleted the AutoScalingGroup";
      String cause =
          Instances.cause(timeline.nowMillis(), trigger, group.instances.live().size(), 0, "");
      instances.follow(group, 0, cause, null);
      instances.settle(group, 0);
    }
  }

  @Override
  public void forgotten(String account) {
    launchConfigurations.forget(account);
    activities.forget(activity -> activity.group().account().equals(account));
  }

  @Override
  public void reset() {
    launchConfigurations.reset();
    activities.forget(activity -> true);
  }
}
