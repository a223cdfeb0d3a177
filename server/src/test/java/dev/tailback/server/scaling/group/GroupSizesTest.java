package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static dev.tailback.server.scaling.group.GroupedTailback.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/** The sizes of groups, and how instances join and leave them. */
class GroupSizesTest {
  private static final int LARGEST = 10_000;

  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

  @Test
  void theLargestGroupIsCreatedAndEmptiedInNoTime() {
    long startNanos = System.nanoTime();
    tailback.createGroup(0, LARGEST, create -> create.desiredCapacity(LARGEST));
    tailback.setDesired(0);
    tailback.setDesired(LARGEST);
    Duration taken = Duration.ofNanos(System.nanoTime() - startNanos);

    assertThat(taken).as("ten times what it takes").isLessThan(Duration.ofSeconds(10));
    assertThat(
            tailback.group().instances().stream()
                .map(Instance::availabilityZone)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
        .containsEntry("us-east-1a", 5_000L)
        .containsEntry("us-east-1b", 5_000L);
  }

  @Test
  void aLargerGroupIsRefused() {
    assertRefused(
        "ValidationError",
        "2 validation errors detected: Value '1000000' at 'minSize' failed to satisfy constraint:"
            + " Member must have value less than or equal to 10000; Value '1000000' at 'maxSize'"
            + " failed to satisfy constraint: Member must have value less than or equal to 10000",
        () -> tailback.createGroup(1_000_000, 1_000_000));
  }

  @Test
  void theOldestOfTheZoneWithMostGoesFirst() {
    tailback.createGroup(0, 10, create -> create.desiredCapacity(5));
    List<String> before = tailback.instanceIds();

    tailback.setDesired(4);
    assertThat(tailback.instanceIds()).isEqualTo(before.subList(1, 5));

    tailback.setDesired(2);
    assertThat(tailback.instanceIds()).containsExactly(before.get(3), before.get(4));
  }

  @Test
  void protectedInstancesGoWhenThereAreNoOthers() {
    tailback.createGroup(0, 10, create -> create.desiredCapacity(2));
    tailback
        .scaling()
        .updateAutoScalingGroup(
            update -> update.autoScalingGroupName(GROUP).newInstancesProtectedFromScaleIn(true));
    tailback.setDesired(5);
    List<String> before = tailback.instanceIds();

    tailback.setDesired(3);
    assertThat(tailback.instanceIds()).isEqualTo(before.subList(2, 5));

    tailback.setDesired(2);
    assertThat(tailback.instanceIds()).containsExactly(before.get(3), before.get(4));
  }
}
