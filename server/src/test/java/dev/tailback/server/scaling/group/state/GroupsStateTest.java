package dev.tailback.server.scaling.group.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;
import dev.tailback.server.scaling.group.request.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Groups written in slices, while they are used, have the state of one moment. */
class GroupsStateTest {
  private static final int SEEDS = 100;
  private static final int STEPS = 60;
  private static final String ACCOUNT = "000000000000";
  private static final String REGION = "us-east-1";
  private static final List<TargetId> IDS =
      List.of(id("workers"), id("more-workers"), id("others"));

  private final Timeline timeline = new Timeline(1, 1_795_300_000_000L);
  private final Alarms alarms =
      new Alarms(timeline, (stat, startMillis, endMillis) -> new TimeSeries.Builder().build());
  private final Scaling scaling = new Scaling(timeline, alarms);
  private final Groups groups = new Groups(timeline, scaling);

  private static TargetId id(String name) {
    return TargetId.group(ACCOUNT, REGION, name);
  }

  /** Returns the members of a group, or changes of them. */
  private static Kept members(int min, int max) {
    return Kept.readFrom(new StateInput(new byte[1], 1), GroupMembers.SHAPE)
        .with(GroupMembers.ZONES, List.of("us-east-1a", "us-east-1b"))
        .with(GroupMembers.MIN, min)
        .with(GroupMembers.MAX, max);
  }

  @Test
  void whatIsWrittenBetweenOtherCallsIsTheStateOfTheBeginning() {
    int changed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      GroupsStateTest world = new GroupsStateTest();
      Random random = new Random(seed);
      world.use(random, STEPS);
      String expected = world.describe();

      List<byte[]> blocks = world.inSlices(random);

      assertThat(restored(blocks).describe()).as("seed " + seed).isEqualTo(expected);
      changed += world.describe().equals(expected) ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(SEEDS / 2);
  }

  private List<byte[]> inSlices(Random random) {
    RestorableState state = groups.state();
    List<byte[]> blocks = new ArrayList<>();
    state.begin();
    boolean hasMore = true;
    while (hasMore) {
      use(random, random.nextInt(4));
      hasMore = state.write(1);
      blocks.add(state.take(new StateOutput()).toByteArray());
    }
    state.end();
    return blocks;
  }

  private static GroupsStateTest restored(List<byte[]> blocks) {
    GroupsStateTest restored = new GroupsStateTest();
    RestorableState state = restored.groups.state();
    blocks.forEach(block -> state.read(new StateInput(block, block.length)));
    state.restored();
    return restored;
  }

  private String describe() {
    StringBuilder text = new StringBuilder();
    for (Group group : groups.all(ACCOUNT, REGION)) {
      text.append(group.arn()).append(' ').append(group.min()).append('-').append(group.max());
      text.append(group.tags()).append(group.suspended).append(group.metrics).append('\n');
      group.instances().forEach(each -> text.append(each.id()).append(each.state()).append('\n'));
    }
    groups.activities(any -> true).forEach(each -> text.append(each).append('\n'));
    groups.launchConfigurations().all(ACCOUNT, REGION).forEach(each -> text.append(each.arn()));
    return text.toString();
  }

  private void use(Random random, int times) {
    for (int i = 0; i < times; i++) {
      TargetId id = IDS.get(random.nextInt(IDS.size()));
      Group group = groups.find(id);
      if (group == null) {
        groups.create(id, members(0, 9), random.nextInt(5), List.of());
      } else {
        change(random, group);
      }
    }
  }

  private void change(Random random, Group group) {
    ScalableTarget target = groups.target(group);
    LaunchConfiguration.Id launch =
        new LaunchConfiguration.Id(ACCOUNT, REGION, "lc" + random.nextInt(3));
    switch (random.nextInt(12)) {
      case 0 -> groups.delete(group);
      case 1 -> groups.update(group, members(0, 5 + random.nextInt(4)), random.nextInt(6));
      case 2 -> groups.setDesired(group, random.nextInt(group.max() + 1));
      case 3 -> terminate(random, group);
      case 4 -> groups.setMetrics(group, Set.of("GroupMinSize"), random.nextBoolean());
      case 5 -> groups.setSuspended(group, Set.of(ScalingProcess.LAUNCH), random.nextBoolean());
      case 6 -> groups.tag(group, new GroupTag(group.name(), "k", "" + random.nextInt(9), false));
      case 7 -> groups.untag(group, "k");
      case 8 -> groups.launchConfigurations().create(launch, members(0, 0));
      case 9 -> groups.launchConfigurations().delete(launch);
      case 10 -> scaling.carryOutside(target);
      default -> scaling.report(target, random.nextInt(6));
    }
  }

  private void terminate(Random random, Group group) {
    List<Instance> live = group.instances.live();
    if (!live.isEmpty()) {
      groups.terminate(group, live.get(random.nextInt(live.size())), random.nextBoolean());
    }
  }
}
