package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static dev.tailback.server.scaling.group.GroupedTailback.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.autoscaling.model.EnabledMetric;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Tags, metrics and suspended processes of groups, through the SDK's client. */
class GroupSettingsTest {
  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

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
}
