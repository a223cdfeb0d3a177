package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static dev.tailback.server.scaling.group.GroupedTailback.START;
import static dev.tailback.server.scaling.group.GroupedTailback.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.autoscaling.model.BlockDeviceMapping;

/** Launch configurations, through the SDK's client. */
class LaunchConfigurationsTest {
  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

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
}
