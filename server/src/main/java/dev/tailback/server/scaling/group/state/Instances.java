package dev.tailback.server.scaling.group.state;

import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.time.Timeline;
import dev.tailback.server.scaling.group.state.GroupActivity.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Launches and terminates instances, so that groups have the desired number, each with an activity
 * that says why. The number in service is that of running workers.
 */
final class Instances {
  private static final String DIFFERENCE =
      " in response to a difference between desired and actual capacity, ";
  private static final int ID_DIGITS = 17;

  private final Timeline timeline;
  private final GroupActivities activities;

  Instances(Timeline timeline, GroupActivities activities) {
    this.timeline = timeline;
    this.activities = activities;
  }

  /** Returns the beginning of a cause: why the desired capacity changed. */
  static String cause(ScalingActivity activity) {
    String numbers = activity.numbers().isEmpty() ? "" : " (" + activity.numbers() + ")";
    return cause(
        activity.startMillis(),
        activity.trigger(),
        activity.fromCapacity(),
        activity.toCapacity(),
        numbers);
  }

  static String cause(long atMillis, String trigger, int from, int to, String numbers) {
    String article = trigger.startsWith("a ") ? "" : "a ";
    return at(atMillis)
        + article
        + trigger
        + " changing the desired capacity from "
        + from
        + " to "
        + to
        + numbers
        + ".  ";
  }

  /** Returns the beginning of the cause of a requested termination. */
  static String userRequest(long atMillis, Instance instance) {
    return at(atMillis)
        + "instance "
        + instance.id()
        + " was taken out of service in response to a user request";
  }

  private static String at(long millis) {
    return "At " + Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS) + " ";
  }

  private String now() {
    return at(timeline.nowMillis());
  }

  /** Launches or terminates instances until there is the desired number. */
  void follow(Group group, int desired, String cause, @Nullable String type) {
    List<Instance> live = group.instances.live();
    String range = "the capacity from " + live.size() + " to " + desired + ".";
    if (live.size() < desired) {
      String started = "an instance was started" + DIFFERENCE + "increasing " + range;
      launch(group, live, desired, cause + now() + started, type);
    } else {
      String taken = "an instance was taken out of service" + DIFFERENCE + "shrinking " + range;
      String start = cause + now() + taken + "  " + now() + "instance ";
      for (Instance first : Termination.first(group.members, live, live.size() - desired)) {
        terminate(group, first, start + first.id() + " was selected for termination.");
      }
    }
  }

  private void launch(
      Group group, List<Instance> live, int desired, String cause, @Nullable String type) {
    Placement placement = new Placement(group.members, live);
    for (int i = live.size(); i < desired; i++) {
      launch(group, placement.next(), cause, type);
    }
  }

  private void launch(Group group, Place place, String cause, @Nullable String type) {
    String id = "i-" + hex().substring(0, ID_DIGITS);
    GroupActivity activity = activity(group, "Launching a new EC2 instance: " + id, cause, place);
    group.instances.put(
        new Instance(
            id,
            group.name(),
            place,
            type,
            group.members,
            Instance.State.PENDING,
            true,
            activity.id()));
  }

  private String hex() {
    return timeline.randomUuid().toString().replace("-", "");
  }

  /** Terminates an instance, which remains until its worker has ended. */
  GroupActivity terminate(Group group, Instance instance, String cause) {
    activities.end(instance.activity(), timeline.nowMillis(), Status.CANCELLED);
    GroupActivity activity =
        activity(group, "Terminating EC2 instance: " + instance.id(), cause, instance.place());
    group.instances.put(instance.terminating(activity.id()));
    return activity;
  }

  private GroupActivity activity(Group group, String description, String cause, Place place) {
    UUID id = timeline.randomUuid();
    GroupActivity activity =
        new GroupActivity(
            group.id(),
            group.arn(),
            id.toString(),
            timeline.nextOrder(),
            description,
            cause,
            place,
            timeline.nowMillis(),
            null,
            Status.IN_PROGRESS);
    activities.add(activity);
    return activity;
  }

  /** Puts one instance in service per running worker, and drops those without a worker. */
  void settle(Group group, int actual) {
    List<Instance> live = group.instances.live();
    for (int i = 0; i < live.size(); i++) {
      Instance instance = live.get(i);
      if (i < actual) {
        activities.end(instance.activity(), timeline.nowMillis(), Status.SUCCESSFUL);
        group.instances.put(instance.inService(true));
      } else if (instance.state() == Instance.State.IN_SERVICE) {
        group.instances.put(instance.inService(false));
      }
    }
    dropTerminated(group, Math.max(0, actual - live.size()));
  }

  private void dropTerminated(Group group, int remaining) {
    List<Instance> terminating = group.instances.terminating();
    int gone = Math.max(0, terminating.size() - remaining);
    for (Instance instance : terminating.subList(0, gone)) {
      activities.end(instance.activity(), timeline.nowMillis(), Status.SUCCESSFUL);
      group.instances.remove(instance);
    }
  }
}
