package dev.tailback.engine.scaling;

import static dev.tailback.engine.scaling.ScaledWorld.ACCOUNT;
import static dev.tailback.engine.scaling.ScaledWorld.GROUP;
import static dev.tailback.engine.scaling.ScaledWorld.POOL;
import static dev.tailback.engine.scaling.ScaledWorld.REGION;
import static dev.tailback.engine.scaling.ScaledWorld.SERVICE;
import static dev.tailback.engine.scaling.ScaledWorld.step;
import static dev.tailback.engine.scaling.ScaledWorld.steps;
import static dev.tailback.engine.scaling.ScaledWorld.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Targets and pools written in slices, while they are used, have the state of one moment. */
class ScalingStateTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 60;
  private static final List<TargetId> TARGETS =
      List.of(
          SERVICE,
          GROUP,
          new TargetId(ACCOUNT, REGION, "custom-resource", "other", "custom-resource:x"),
          new TargetId(ACCOUNT, REGION, "ecs", "service/shop/more", "ecs:service:DesiredCount"));

  @Test
  void whatIsWrittenBetweenOtherCallsIsTheStateOfTheBeginning() {
    int changed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      ScaledWorld world = new ScaledWorld();
      use(world, random, STEPS);
      byte[] expected = atOnce(world);

      List<byte[]> blocks = inSlices(world, random);

      assertThat(atOnce(restored(blocks))).as("seed " + seed).isEqualTo(expected);
      changed += Arrays.equals(atOnce(world), expected) ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(SEEDS / 2);
  }

  private static byte[] atOnce(ScaledWorld world) {
    RestorableState state = world.scaling.state();
    state.begin();
    state.write(Integer.MAX_VALUE);
    byte[] bytes = state.take(new StateOutput()).toByteArray();
    state.end();
    return bytes;
  }

  private static List<byte[]> inSlices(ScaledWorld world, Random random) {
    RestorableState state = world.scaling.state();
    List<byte[]> blocks = new ArrayList<>();
    state.begin();
    boolean hasMore = true;
    while (hasMore) {
      use(world, random, random.nextInt(4));
      hasMore = state.write(1);
      blocks.add(state.take(new StateOutput()).toByteArray());
    }
    state.end();
    return blocks;
  }

  private static ScaledWorld restored(List<byte[]> blocks) {
    ScaledWorld restored = new ScaledWorld();
    RestorableState state = restored.scaling.state();
    blocks.forEach(block -> state.read(new StateInput(block, block.length)));
    state.restored();
    return restored;
  }

  private static void use(ScaledWorld world, Random random, int times) {
    for (int i = 0; i < times; i++) {
      use(world, random, TARGETS.get(random.nextInt(TARGETS.size())));
    }
  }

  private static void use(ScaledWorld world, Random random, TargetId id) {
    ScalableTarget target = world.scaling.find(id);
    if (target == null) {
      register(world, random, id);
    } else {
      change(world, random, target);
    }
  }

  private static ScalableTarget register(ScaledWorld world, Random random, TargetId id) {
    int min = random.nextInt(4);
    TargetSettings settings =
        new TargetSettings(
            min,
            min + random.nextInt(9),
            TargetSettings.Suspension.NONE,
            random.nextInt(3) * 20_000L,
            random.nextInt(100),
            null,
            Set.of());
    return world.scaling.register(id, settings, Map.of("n", "" + min));
  }

  private static void change(ScaledWorld world, Random random, ScalableTarget target) {
    Scaling scaling = world.scaling;
    switch (random.nextInt(15)) {
      case 0 -> scaling.deregister(target.id());
      case 1 -> register(world, random, target.id());
      case 2 -> scaling.tag(target, Map.of("k" + random.nextInt(3), "v" + random.nextInt(9)));
      case 3 -> scaling.untag(target, List.of("k0", "n"));
      case 4 -> scaling.assumeRole(target, "arn:" + random.nextInt(9));
      case 5 -> addPolicies(world, target);
      case 6 -> scaling.deletePolicy(target, "track");
      case 7 -> {
        int wanted = target.settings().clamp(random.nextInt(12));
        scaling.setDesired(target, wanted, "a user request");
      }
      case 8 -> scaling.pools().report(POOL, 0, 12, random.nextInt(13));
      case 9 -> scaling.pools().remove(POOL);
      case 10 -> scaling.carryOutside(target);
      case 11 -> scaling.report(target, random.nextInt(12));
      case 12 -> scaling.fail(target, "no room");
      case 13 -> scaling.found(target, random.nextInt(12), random.nextInt(12));
      default -> pass(world, random);
    }
  }

  private static void addPolicies(ScaledWorld world, ScalableTarget target) {
    NamedPolicy out =
        world.scaling.putPolicy(
            target, "out", steps(AdjustmentType.CHANGE_IN_CAPACITY, 120, step(0.0, null, 2)), true);
    world.alarm("high", Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 60, out);
    world.scaling.putPolicy(target, "track", tracking("load", 50), true);
  }

  private static void pass(ScaledWorld world, Random random) {
    if (random.nextBoolean()) {
      world.seconds(1 + random.nextInt(90));
    } else {
      world.minute("load", random.nextInt(100));
    }
  }
}
