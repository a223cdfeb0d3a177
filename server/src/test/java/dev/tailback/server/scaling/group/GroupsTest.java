package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static dev.tailback.server.scaling.group.GroupedTailback.START;
import static dev.tailback.server.scaling.group.GroupedTailback.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.BlockDeviceMapping;
import software.amazon.awssdk.services.autoscaling.model.EnabledMetric;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Groups and their instances, by the SDK's client. */
class GroupsTest {
  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

  @Test
  void aNewGroupHasItsInstancesAtOnce() {
    tailback.createGroup(1, 5, create -> create.desiredCapacity(2));

    AutoScalingGroup group = tailback.group();
    assertThat(group.minSize()).isEqualTo(1);
    assertThat(group.maxSize()).isEqualTo(5);
    assertThat(group.desiredCapacity()).isEqualTo(2);
    assertThat(group.createdTime()).isEqualTo(START);
    assertThat(group.launchConfigurationName()).isEqualTo("worker");
    assertThat(group.autoScalingGroupARN())
        .matches(
            "arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:[0-9a-f-]{36}"
                + ":autoScalingGroupName/orders-workers");
    assertThat(group.instances())
        .extracting(
            Instance::availabilityZone,
            Instance::lifecycleState,
            Instance::healthStatus,
            Instance::launchConfigurationName)
        .containsExactly(
            tuple("us-east-1a", LifecycleState.IN_SERVICE, "Healthy", "worker"),
            tuple("us-east-1b", LifecycleState.IN_SERVICE, "Healthy", "worker"));
    assertThat(tailback.instanceIds()).allMatch(id -> id.matches("i-[0-9a-f]{17}"));
  }

  @Test
  void whatIsNotSaidHasTheDefaultsOfAws() {
    tailback.createGroup(0, 1);

    AutoScalingGroup group = tailback.group();
    assertThat(group.desiredCapacity()).isZero();
    assertThat(group.defaultCooldown()).isEqualTo(300);
    assertThat(group.healthCheckType()).isEqualTo("EC2");
    assertThat(group.healthCheckGracePeriod()).isZero();
    assertThat(group.terminationPolicies()).containsExactly("Default");
    assertThat(group.newInstancesProtectedFromScaleIn()).isFalse();
    assertThat(group.serviceLinkedRoleARN()).contains("AWSServiceRoleForAutoScaling");
    assertThat(group.hasInstances()).isTrue();
    assertThat(group.hasTags()).isTrue();
    assertThat(group.defaultInstanceWarmup()).isNull();
  }

  @Test
  void eachSubnetHasAZone() {
    tailback.createGroup(
        2,
        3,
        create ->
            create.availabilityZones((List<String>) null).vpcZoneIdentifier("subnet-1, subnet-2"));

    assertThat(tailback.group().availabilityZones()).containsExactly("us-east-1a", "us-east-1b");
    assertThat(tailback.group().vpcZoneIdentifier()).isEqualTo("subnet-1, subnet-2");
    assertThat(tailback.activities().get(0).details())
        .isEqualTo("{\"Subnet ID\":\"subnet-2\",\"Availability Zone\":\"us-east-1b\"}");
  }

  @Test
  void aLaunchTemplateWillDoAndIsShownOnInstances() {
    tailback.createGroup(
        1,
        1,
        create ->
            create
                .launchConfigurationName(null)
                .launchTemplate(
                    template -> template.launchTemplateName("worker-template").version("3")));

    Instance instance = tailback.group().instances().get(0);
    assertThat(instance.launchTemplate().launchTemplateName()).isEqualTo("worker-template");
    assertThat(instance.launchTemplate().version()).isEqualTo("3");
    assertThat(instance.launchConfigurationName()).isNull();
    assertThat(tailback.group().launchTemplate().launchTemplateName()).isEqualTo("worker-template");
  }

  @Test
  void aGroupThatCannotBeIsRefused() {
    assertRefused(
        "ValidationError",
        "Max bound, 1, must be greater than or equal to min bound, 2",
        () -> tailback.createGroup(2, 1));
    assertRefused(
        "ValidationError",
        "Desired capacity:9 must be between the specified min size:1 and max size:2",
        () -> tailback.createGroup(1, 2, create -> create.desiredCapacity(9)));
    assertRefused(
        "ValidationError",
        "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or"
            + " MixedInstancesPolicy parameter.",
        () -> tailback.createGroup(1, 2, create -> create.launchConfigurationName(null)));
    assertRefused(
        "ValidationError",
        "At least one Availability Zone or VPC Subnet is required.",
        () -> tailback.createGroup(1, 2, create -> create.availabilityZones((List<String>) null)));
    assertRefused(
        "ValidationError",
        "2 validation errors detected: Value '-1' at 'defaultCooldown' failed to satisfy"
            + " constraint: Member must have value greater than or equal to 0; Value null at"
            + " 'minSize' failed to satisfy constraint: Member must not be null",
        () -> tailback.createGroup(1, 2, create -> create.minSize(null).defaultCooldown(-1)));
    tailback.createGroup(1, 2);
    assertRefused(
        "AlreadyExists",
        "AutoScalingGroup by this name already exists - A group with the name orders-workers"
            + " already exists",
        () -> tailback.createGroup(1, 2));
  }

  @Test
  void anUnknownGroupIsRefusedAndListsAsNothing() {
    String text = "AutoScalingGroup name not found - AutoScalingGroup: none not found";
    assertRefused(
        "ValidationError",
        text,
        () ->
            tailback
                .scaling()
                .setDesiredCapacity(set -> set.autoScalingGroupName("none").desiredCapacity(1)));
    assertRefused(
        "ValidationError",
        text,
        () ->
            tailback
                .scaling()
                .deleteAutoScalingGroup(delete -> delete.autoScalingGroupName("none")));
    assertThat(
            tailback
                .scaling()
                .describeAutoScalingGroups(describe -> describe.autoScalingGroupNames("none"))
                .autoScalingGroups())
        .isEmpty();
  }

  @Test
  void theDesiredCapacityIsSetWithinTheBounds() {
    tailback.createGroup(1, 4);
    List<String> before = tailback.instanceIds();

    setDesired(3);
    assertThat(tailback.instanceIds()).hasSize(3).startsWith(before.get(0));

    assertRefused(
        "ValidationError",
        "New SetDesiredCapacity value 5 is above max value 4 for the AutoScalingGroup.",
        () -> setDesired(5));
    assertRefused(
        "ValidationError",
        "New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.",
        () -> setDesired(0));
    assertThat(tailback.desired()).isEqualTo(3);
  }

  private void setDesired(int capacity) {
    tailback
        .scaling()
        .setDesiredCapacity(set -> set.autoScalingGroupName(GROUP).desiredCapacity(capacity));
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
    setDesired(2);
    tailback.advanceSeconds(30);
    String oldest = tailback.instanceIds().get(0);
    setDesired(1);

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
  void newBoundsBringTheDesiredCapacityWithinThem() {
    tailback.createGroup(1, 4);

    tailback
        .scaling()
        .updateAutoScalingGroup(
            update -> update.autoScalingGroupName(GROUP).minSize(3).maxSize(6).defaultCooldown(10));

    assertThat(tailback.desired()).isEqualTo(3);
    assertThat(tailback.group().defaultCooldown()).isEqualTo(10);
    assertThat(tailback.group().launchConfigurationName()).isEqualTo("worker");
    assertThat(tailback.activities().get(0).cause())
        .startsWith(
            "At 2026-11-29T12:00:00Z a user request update of AutoScalingGroup constraints to min:"
                + " 3, max: 6, desired: 3 changing the desired capacity from 1 to 3.");

    tailback
        .scaling()
        .updateAutoScalingGroup(update -> update.autoScalingGroupName(GROUP).minSize(0).maxSize(1));
    assertThat(tailback.desired()).isEqualTo(1);
    assertThat(tailback.instanceIds()).hasSize(1);
  }

  @Test
  void aGroupIsDeletedWhenItIsEmptyOrByForce() {
    tailback.createGroup(1, 4);
    assertRefused(
        "ResourceInUse",
        "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance"
            + " request(s) still in the group.",
        () ->
            tailback
                .scaling()
                .deleteAutoScalingGroup(delete -> delete.autoScalingGroupName(GROUP)));

    tailback
        .scaling()
        .updateAutoScalingGroup(update -> update.autoScalingGroupName(GROUP).minSize(0).maxSize(0));
    tailback.scaling().deleteAutoScalingGroup(delete -> delete.autoScalingGroupName(GROUP));

    assertThat(tailback.scaling().describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    tailback.createGroup(1, 4);
    tailback
        .scaling()
        .deleteAutoScalingGroup(delete -> delete.autoScalingGroupName(GROUP).forceDelete(true));
    assertThat(tailback.scaling().describeAutoScalingInstances().autoScalingInstances()).isEmpty();
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

    setDesired(1);

    assertThat(tailback.instanceIds()).containsExactly(before.get(0));
  }

  @Test
  void groupsComeInPages() {
    IntStream.range(0, 5)
        .forEach(
            i -> tailback.createGroup(0, 1, create -> create.autoScalingGroupName("group-" + i)));

    assertThat(
            tailback
                .scaling()
                .describeAutoScalingGroupsPaginator(describe -> describe.maxRecords(2))
                .autoScalingGroups())
        .extracting(AutoScalingGroup::autoScalingGroupName)
        .containsExactly("group-0", "group-1", "group-2", "group-3", "group-4");
  }

  @Test
  void tagsAreKeptShownAndFoundAgain() {
    tailback.createGroup(0, 1, create -> create.tags(tag(null, "team", "shop", true)));
    tailback.createGroup(0, 1, create -> create.autoScalingGroupName("other"));
    tailback
        .scaling()
        .createOrUpdateTags(create -> create.tags(tag(GROUP, "stage", "test", false)));

    assertThat(tailback.group().tags())
        .extracting(TagDescription::key, TagDescription::value, TagDescription::propagateAtLaunch)
        .containsExactly(tuple("stage", "test", false), tuple("team", "shop", true));
    assertThat(tailback.scaling().describeTags(d -> d.filters(filter("key", "team"))).tags())
        .extracting(TagDescription::resourceId, TagDescription::resourceType)
        .containsExactly(tuple(GROUP, "auto-scaling-group"));
    assertThat(
            tailback
                .scaling()
                .describeAutoScalingGroups(d -> d.filters(filter("tag:team", "shop")))
                .autoScalingGroups())
        .hasSize(1);

    tailback.scaling().deleteTags(delete -> delete.tags(tag(GROUP, "team", null, false)));
    assertThat(tailback.group().tags()).extracting(TagDescription::key).containsExactly("stage");
    assertRefused(
        "ValidationError",
        "AutoScalingGroup not found - AutoScaling Group none not found",
        () -> tailback.scaling().createOrUpdateTags(c -> c.tags(tag("none", "a", "", false))));
  }

  private static Tag tag(
      @Nullable String group, String key, @Nullable String value, boolean propagates) {
    return Tag.builder()
        .resourceId(group)
        .resourceType("auto-scaling-group")
        .key(key)
        .value(value)
        .propagateAtLaunch(propagates)
        .build();
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  @Test
  void enabledMetricsAreShownAndPublished() {
    tailback.createGroup(2, 4);
    tailback
        .scaling()
        .enableMetricsCollection(
            enable ->
                enable
                    .autoScalingGroupName(GROUP)
                    .metrics("GroupInServiceInstances", "GroupDesiredCapacity")
                    .granularity("1Minute"));
    tailback.advanceMinutes(1);

    assertThat(tailback.group().enabledMetrics())
        .extracting(EnabledMetric::metric, EnabledMetric::granularity)
        .containsExactly(
            tuple("GroupDesiredCapacity", "1Minute"), tuple("GroupInServiceInstances", "1Minute"));
    assertThat(
            tailback.cloudWatch().listMetrics(list -> list.namespace("AWS/AutoScaling")).metrics())
        .extracting(metric -> metric.metricName())
        .containsExactlyInAnyOrder("GroupDesiredCapacity", "GroupInServiceInstances");

    tailback
        .scaling()
        .disableMetricsCollection(
            disable -> disable.autoScalingGroupName(GROUP).metrics("GroupInServiceInstances"));
    assertThat(tailback.group().enabledMetrics()).hasSize(1);
    tailback
        .scaling()
        .enableMetricsCollection(e -> e.autoScalingGroupName(GROUP).granularity("1Minute"));
    assertThat(tailback.group().enabledMetrics()).hasSize(13);
    tailback.advanceMinutes(1);
    assertThat(
            tailback.cloudWatch().listMetrics(list -> list.namespace("AWS/AutoScaling")).metrics())
        .hasSize(13);
  }

  @Test
  void processesAreSuspendedAndResumed() {
    tailback.createGroup(1, 4);

    tailback
        .scaling()
        .suspendProcesses(
            s -> s.autoScalingGroupName(GROUP).scalingProcesses("Launch", "Terminate"));
    assertThat(tailback.group().suspendedProcesses())
        .extracting(SuspendedProcess::processName, SuspendedProcess::suspensionReason)
        .containsExactly(
            tuple("Launch", "User suspended at 2026-11-29T12:00:00Z"),
            tuple("Terminate", "User suspended at 2026-11-29T12:00:00Z"));

    tailback.scaling().resumeProcesses(resume -> resume.autoScalingGroupName(GROUP));
    assertThat(tailback.group().suspendedProcesses()).isEmpty();
  }

  @Test
  void launchConfigurationsAreKeptShownAndDeletedWhenUnused() {
    BlockDeviceMapping disk =
        BlockDeviceMapping.builder().deviceName("/dev/sda1").ebs(ebs -> ebs.volumeSize(8)).build();
    tailback
        .scaling()
        .createLaunchConfiguration(
            create ->
                create
                    .launchConfigurationName("worker")
                    .imageId("ami-12345678")
                    .instanceType("t3.micro")
                    .userData("c3RhcnQ=")
                    .blockDeviceMappings(disk));
    tailback.createGroup(1, 1);

    var shown = tailback.scaling().describeLaunchConfigurations().launchConfigurations().get(0);
    assertThat(shown.imageId()).isEqualTo("ami-12345678");
    assertThat(shown.userData()).isEqualTo("c3RhcnQ=");
    assertThat(shown.instanceMonitoring().enabled()).isTrue();
    assertThat(shown.createdTime()).isEqualTo(START);
    assertThat(shown.blockDeviceMappings().get(0).ebs().volumeSize()).isEqualTo(8);
    assertThat(tailback.group().instances().get(0).instanceType()).isEqualTo("t3.micro");
    assertRefused(
        "ResourceInUse",
        "Cannot delete launch configuration worker because it is attached to AutoScalingGroup"
            + " orders-workers",
        this::deleteLaunchConfiguration);

    tailback
        .scaling()
        .deleteAutoScalingGroup(delete -> delete.autoScalingGroupName(GROUP).forceDelete(true));
    deleteLaunchConfiguration();
    assertRefused(
        "ValidationError",
        "Launch configuration name not found - Launch configuration worker not found",
        this::deleteLaunchConfiguration);
  }

  private void deleteLaunchConfiguration() {
    tailback.scaling().deleteLaunchConfiguration(d -> d.launchConfigurationName("worker"));
  }

  @Test
  void anIncompleteLaunchConfigurationIsRefused() {
    assertRefused(
        "ValidationError",
        "Valid requests must contain either the InstanceID parameter or both the ImageId and"
            + " InstanceType parameters.",
        () ->
            tailback
                .scaling()
                .createLaunchConfiguration(c -> c.launchConfigurationName("x").imageId("ami-1")));
  }

  @Test
  void typesAreListed() {
    assertThat(tailback.scaling().describeAdjustmentTypes().adjustmentTypes()).hasSize(3);
    assertThat(tailback.scaling().describeScalingProcessTypes().processes()).hasSize(9);
    assertThat(tailback.scaling().describeAccountLimits().numberOfAutoScalingGroups()).isZero();
    assertThat(tailback.scaling().describeTerminationPolicyTypes().terminationPolicyTypes())
        .contains("Default");
    assertThat(tailback.scaling().describeMetricCollectionTypes().metrics()).hasSize(13);
  }
}
