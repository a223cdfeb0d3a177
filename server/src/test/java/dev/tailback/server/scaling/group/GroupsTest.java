package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static dev.tailback.server.scaling.group.GroupedTailback.START;
import static dev.tailback.server.scaling.group.GroupedTailback.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;

/** Groups, through the SDK's client. */
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
  void omittedMembersHaveTheDefaultsOfAws() {
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

  @ParameterizedTest
  @ValueSource(strings = {"orders workers", "orders:workers", "Auftr\u00e4ge", "orders\tworkers"})
  void aNameHasNoBlanksNoColonsAndAsciiAlone(String name) {
    assertRefused(
        "ValidationError",
        "1 validation error detected: Value '"
            + name
            + "' at 'autoScalingGroupName' failed to satisfy constraint: Member must satisfy regular"
            + " expression pattern: [\\u0021-\\u0039\\u003b-\\u007e]+",
        () -> tailback.createGroup(0, 1, create -> create.autoScalingGroupName(name)));
  }

  @Test
  void aNameMayHaveMostPunctuation() {
    String name = "!orders/workers#1;2~";
    tailback.createGroup(0, 1, create -> create.autoScalingGroupName(name));

    assertThat(tailback.scaling().describeAutoScalingGroups().autoScalingGroups())
        .extracting(AutoScalingGroup::autoScalingGroupName)
        .containsExactly(name);
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
  void typesAreListed() {
    assertThat(tailback.scaling().describeAdjustmentTypes().adjustmentTypes()).hasSize(3);
    assertThat(tailback.scaling().describeScalingProcessTypes().processes()).hasSize(9);
    assertThat(tailback.scaling().describeAccountLimits().numberOfAutoScalingGroups()).isZero();
    assertThat(tailback.scaling().describeTerminationPolicyTypes().terminationPolicyTypes())
        .contains("Default");
    assertThat(tailback.scaling().describeMetricCollectionTypes().metrics()).hasSize(13);
  }
}
