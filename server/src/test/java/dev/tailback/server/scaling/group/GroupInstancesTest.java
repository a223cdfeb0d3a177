package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static dev.tailback.server.scaling.group.GroupedTailback.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/** Instances of groups and their activities, through the SDK's client. */
class GroupInstancesTest {
  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

  @Test
  void theDesiredCapacityIsSetWithinTheBounds() {
    tailback.createGroup(1, 4);
    List<String> before = tailback.instanceIds();

    tailback.setDesired(3);
    assertThat(tailback.instanceIds()).hasSize(3).startsWith(before.get(0));

    assertRefused(
        "ValidationError",
        "New SetDesiredCapacity value 5 is above max value 4 for the AutoScalingGroup.",
        () -> tailback.setDesired(5));
    assertRefused(
        "ValidationError",
        "New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.",
        () -> tailback.setDesired(0));
    assertThat(tailback.desired()).isEqualTo(3);
  }

  @Test
  void aCooldownBlocksThoseWhoHonorIt() {
    tailback.createGroup(1, 4);
    setDesiredHonoringCooldown(3);

    String latest = tailback.activities().get(0).activityId();
    assertRefused(
        "ScalingActivityInProgress",
        "Scaling activity " + latest + " is in progress and blocks this action",
        () -> setDesiredHonoringCooldown(2));
    tailback.advanceSeconds(300);
    setDesiredHonoringCooldown(2);

    assertThat(tailback.desired()).isEqualTo(2);
  }

  private void setDesiredHonoringCooldown(int capacity) {
    tailback
        .scaling()
        .setDesiredCapacity(
            set -> set.autoScalingGroupName(GROUP).desiredCapacity(capacity).honorCooldown(true));
  }

  @Test
  void launchesAndTerminationsAreActivitiesThatSayWhy() {
    tailback.createGroup(1, 4);
    tailback.advanceSeconds(30);
    tailback.setDesired(2);
    tailback.advanceSeconds(30);
    String oldest = tailback.instanceIds().get(0);
    tailback.setDesired(1);

    List<Activity> activities = tailback.activities();
    assertThat(activities)
        .extracting(Activity::description)
        .containsExactly(
            "Terminating EC2 instance: " + oldest,
            "Launching a new EC2 instance: " + tailback.instanceIds().get(0),
            "Launching a new EC2 instance: " + oldest);
    assertThat(activities)
        .extracting(Activity::cause)
        .containsExactly(
            "At 2026-11-29T12:01:00Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 2 to 1.  At 2026-11-29T12:01:00Z an instance was"
                + " taken out of service in response to a difference between desired and actual"
                + " capacity, shrinking the capacity from 2 to 1.  At 2026-11-29T12:01:00Z instance "
                + oldest
                + " was selected for termination.",
            "At 2026-11-29T12:00:30Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 1 to 2.  At 2026-11-29T12:00:30Z an instance was"
                + " started in response to a difference between desired and actual capacity,"
                + " increasing the capacity from 1 to 2.",
            "At 2026-11-29T12:00:00Z a user request created an AutoScalingGroup changing the desired"
                + " capacity from 0 to 1.  At 2026-11-29T12:00:00Z an instance was started in"
                + " response to a difference between desired and actual capacity, increasing the"
                + " capacity from 0 to 1.");
    assertThat(activities)
        .allSatisfy(
            activity -> {
              assertThat(activity.statusCode()).isEqualTo(ScalingActivityStatusCode.SUCCESSFUL);
              assertThat(activity.progress()).isEqualTo(100);
              assertThat(activity.endTime()).isEqualTo(activity.startTime());
            });
  }

  @Test
  void activitiesComeInPagesAndByTheirIds() {
    tailback.createGroup(3, 3);
    List<Activity> all = tailback.activities();

    assertThat(
            tailback
                .scaling()
                .describeScalingActivitiesPaginator(
                    describe -> describe.autoScalingGroupName(GROUP).maxRecords(2))
                .activities())
        .containsExactlyElementsOf(all);
    String id = all.get(1).activityId();
    assertThat(tailback.scaling().describeScalingActivities(d -> d.activityIds(id)).activities())
        .containsExactly(all.get(1));
  }

  @Test
  void activitiesOfADeletedGroupAreShownIfAskedFor() {
    tailback.createGroup(1, 1);
    tailback
        .scaling()
        .deleteAutoScalingGroup(delete -> delete.autoScalingGroupName(GROUP).forceDelete(true));

    assertThat(tailback.scaling().describeScalingActivities().activities()).isEmpty();
    assertThat(
            tailback
                .scaling()
                .describeScalingActivities(
                    d -> d.autoScalingGroupName(GROUP).includeDeletedGroups(true))
                .activities())
        .extracting(activity -> activity.description().split(" ", 2)[0])
        .containsExactly("Terminating", "Launching");
  }

  @Test
  void instancesAreListedByThemselves() {
    tailback.createGroup(2, 2);
    String id = tailback.instanceIds().get(1);

    List<AutoScalingInstanceDetails> instances =
        tailback
            .scaling()
            .describeAutoScalingInstances(describe -> describe.instanceIds(id))
            .autoScalingInstances();

    assertThat(instances)
        .extracting(
            AutoScalingInstanceDetails::instanceId,
            AutoScalingInstanceDetails::autoScalingGroupName,
            AutoScalingInstanceDetails::lifecycleState,
            AutoScalingInstanceDetails::healthStatus,
            AutoScalingInstanceDetails::protectedFromScaleIn)
        .containsExactly(tuple(id, GROUP, "InService", "HEALTHY", false));
  }

  @Test
  void oneInstanceIsTerminatedAndReplacedUnlessTheCapacityIsReduced() {
    tailback.createGroup(1, 4, create -> create.desiredCapacity(2));
    List<String> before = tailback.instanceIds();

    terminate(before.get(0), false);
    assertThat(tailback.instanceIds()).hasSize(2).startsWith(before.get(1));

    terminate(before.get(1), true);
    assertThat(tailback.instanceIds()).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(tailback.desired()).isEqualTo(1);

    assertRefused(
        "ValidationError",
        "Currently, desiredSize equals minSize (1). Terminating instance without replacement will"
            + " violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag"
            + " to false or lower group's min size.",
        () -> terminate(tailback.instanceIds().get(0), true));
  }

  private void terminate(String id, boolean isDecrement) {
    Activity activity =
        tailback
            .scaling()
            .terminateInstanceInAutoScalingGroup(
                terminate -> terminate.instanceId(id).shouldDecrementDesiredCapacity(isDecrement))
            .activity();
    assertThat(activity.description()).isEqualTo("Terminating EC2 instance: " + id);
    assertThat(activity.cause())
        .startsWith(
            "At 2026-11-29T12:00:00Z instance "
                + id
                + " was taken out of service in response to a user request");
  }

  @Test
  void theNewestGoesFirstIfThePolicySaysSo() {
    tailback.createGroup(
        1, 4, create -> create.desiredCapacity(3).terminationPolicies("NewestInstance"));
    List<String> before = tailback.instanceIds();

    tailback.setDesired(1);

    assertThat(tailback.instanceIds()).containsExactly(before.get(0));
  }
}
