package dev.tailback.server.scaling.group.state;

import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.time.Timeline;
import dev.tailback.server.scaling.group.state.GroupActivity.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Launches and terminates instances, so that groups have as many as are desired, each with an
 * activity that says why. Of them as many are in service as workers run.
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

  /** Returns the beginning of a cause: why another capacity is desired. */
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

  /** Returns the beginning of the cause of a termination that somebody asked for. */
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

  /** Launches or terminates instances until there are as many as are desired. */
  void follow(Group group, int desired, String cause, @Nullable String type) {
    int live = group.live().size();
    String range = "the capacity from " + live + " to " + desired + ".";
    for (int i = live; i < desired; i++) {
      launch(
          group,
          cause + now() + "an instance was started" + DIFFERENCE + "increasing " + range,
          type);
    }
    for (int i = live; i > desired; i--) {
      Instance first = Termination.first(group.members, group.live());
      String taken = "an instance was taken out of service" + DIFFERENCE + "shrinking " + range;
      String selected = "instance " + first.id() + " was selected for termination.";
      terminate(group, first, cause + now() + taken + "  " + now() + selected);
    }
  }

  private void launch(Group group, String cause, @Nullable String type) {
    String id = "i-" + hex().substring(0, ID_DIGITS);
    Place place = nextPlace(group);
    GroupActivity activity = activity(group, "Launching a new EC2 instance: " + id, cause, place);
    group.instances.add(
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

  private static Place nextPlace(Group group) {
    Map<Place, Long> counts = Termination.counts(group.live());
    List<Place> places = Place.of(group.members);
    return places.stream()
        .min(Comparator.comparingLong(place -> Termination.count(counts, place)))
        .orElseGet(() -> places.get(0));
  }

  /** Terminates an instance, which is there until its worker has ended. */
  GroupActivity terminate(Group group, Instance instance, String cause) {
    activities.end(instance.activity(), timeline.nowMillis(), Status.CANCELLED);
    GroupActivity activity =
        activity(group, "Terminating EC2 instance: " + instance.id(), cause, instance.place());
    group.replace(instance.terminating(activity.id()));
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

  /** Puts as many instances in service as workers run, and drops those without a worker. */
  void settle(Group group, int actual) {
    List<Instance> live = group.live();
    for (int i = 0; i < live.size(); i++) {
      Instance instance = live.get(i);
      if (i < actual) {
        activities.end(instance.activity(), timeline.nowMillis(), Status.SUCCESSFUL);
        group.replace(instance.inService(true));
      } else if (instance.state() == Instance.State.IN_SERVICE) {
        group.replace(instance.inService(false));
      }
    }
    dropTerminated(group, Math.max(0, actual - live.size()));
  }

  private void dropTerminated(Group group, int remaining) {
    List<Instance> terminating =
        group.instances.stream().filter(instance -> !instance.isLive()).toList();
    List<Instance> gone = terminating.subList(0, Math.max(0, terminating.size() - remaining));
    gone.forEach(
        instance -> activities.end(instance.activity(), timeline.nowMillis(), Status.SUCCESSFUL));
    group.instances.removeAll(gone);
  }
}
