package dev.tailback.server.scaling.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API in AWS Query. */
class QueryFormsTest {
  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

  private static final String CREATE =
      "&AutoScalingGroupName=a&MinSize=1&MaxSize=2&LaunchConfigurationName=x"
          + "&AvailabilityZones.member.1=us-east-1a&Tags.member.1.Key=k&Tags.member.1.Value=";

  @Test
  void aCallWithoutAResultHasOnlyMetadata() throws Exception {
    assertThat(tailback.query("CreateAutoScalingGroup", CREATE))
        .startsWith("200 ")
        .contains(
            "<CreateAutoScalingGroupResponse"
                + " xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><ResponseMetadata>"
                + "<RequestId>");
  }

  @Test
  void aGroupIsShownWithEmptyListsAndTags() throws Exception {
    tailback.query("CreateAutoScalingGroup", CREATE);

    assertThat(tailback.query("DescribeAutoScalingGroups", ""))
        .contains(
            "<DescribeAutoScalingGroupsResult><AutoScalingGroups><member>"
                + "<AutoScalingGroupName>a</AutoScalingGroupName>",
            "<AvailabilityZones><member>us-east-1a</member></AvailabilityZones>",
            "<LoadBalancerNames/>",
            "<VPCZoneIdentifier></VPCZoneIdentifier>",
            "<DesiredCapacity>1</DesiredCapacity>",
            "<SuspendedProcesses/><EnabledMetrics/>",
            "<Tags><member><ResourceId>a</ResourceId><ResourceType>auto-scaling-group"
                + "</ResourceType><Key>k</Key><Value></Value><PropagateAtLaunch>false"
                + "</PropagateAtLaunch></member></Tags>");
  }

  @Test
  void anErrorHasTypeCodeAndMessage() throws Exception {
    assertThat(tailback.query("SetDesiredCapacity", "&AutoScalingGroupName=a&DesiredCapacity=1"))
        .startsWith("400 ")
        .contains(
            "<ErrorResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><Error>"
                + "<Type>Sender</Type><Code>ValidationError</Code><Message>AutoScalingGroup name"
                + " not found - AutoScalingGroup: a not found</Message></Error><RequestId>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void aPolicyIsExecutedWithFiniteNumbersAlone(String value) throws Exception {
    String refusal =
        "<Code>ValidationError</Code><Message>1 validation error detected: Value '%s' at '%s' failed"
            + " to satisfy constraint: Member must be a finite number</Message>";

    assertThat(
            tailback.query("ExecutePolicy", "&PolicyName=p&BreachThreshold=1&MetricValue=" + value))
        .contains(refusal.formatted(value, "metricValue"));
    assertThat(
            tailback.query("ExecutePolicy", "&PolicyName=p&MetricValue=1&BreachThreshold=" + value))
        .contains(refusal.formatted(value, "breachThreshold"));
  }

  @Test
  void whatIsNotSupportedSaysSo() throws Exception {
    assertThat(tailback.query("PutScheduledUpdateGroupAction", ""))
        .startsWith("400 ")
        .contains(
            "<Code>InvalidAction</Code><Message>Tailback does not support scheduled scaling"
                + " (PutScheduledUpdateGroupAction).</Message>");
  }

  @Test
  void accountsAndRegionsAreKeptApart() throws Exception {
    tailback.query("CreateAutoScalingGroup", CREATE);

    try (var elsewhere = tailback.scalingOf("123456789012")) {
      assertThat(elsewhere.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    }
  }
}
