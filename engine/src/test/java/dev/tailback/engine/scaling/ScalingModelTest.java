package dev.tailback.engine.scaling;

import static dev.tailback.engine.scaling.ScaledWorld.GROUP;
import static dev.tailback.engine.scaling.ScaledWorld.POOL;
import static dev.tailback.engine.scaling.ScaledWorld.SERVICE;
import static dev.tailback.engine.scaling.ScaledWorld.step;
import static dev.tailback.engine.scaling.ScaledWorld.steps;
import static dev.tailback.engine.scaling.ScaledWorld.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.scaling.ScalingActivity.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A target's numbers stay consistent, whatever happens in any order. */
class ScalingModelTest {
  private static final int STEPS = 400;

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theNumbersOfATargetFitTogether(int seed) {
    Random random = new Random(seed);
    ScaledWorld world = new ScaledWorld();
    TargetId id = seed % 2 == 0 ? SERVICE : GROUP;
    ScalableTarget target = register(world, id, random);
    addPolicies(world, target);

    for (int i = 0; i < STEPS; i++) {
      act(world, target, random);
      check(world, target);
    }

    checkChain(world);
    world.timeline.checkInvariants();
  }

  private static ScalableTarget register(ScaledWorld world, TargetId id, Random random) {
    int min = random.nextInt(5);
    TargetSettings settings =
        new TargetSettings(
            min,
            min + random.nextInt(20),
            new TargetSettings.Suspension(random.nextInt(8) == 0, random.nextInt(8) == 0, false),
            random.nextInt(3) * 45_000L,
            random.nextInt(200),
            null,
            Set.of());
    return world.scaling.register(id, settings, Map.of());
  }

  private static void addPolicies(ScaledWorld world, ScalableTarget target) {
    NamedPolicy out =
        world.scaling.putPolicy(
            target,
            "out",
            steps(AdjustmentType.CHANGE_IN_CAPACITY, 120, step(0.0, 20.0, 1), step(20.0, null, 3)),
            true);
    NamedPolicy in =
        world.scaling.putPolicy(
            target,
            "in",
            steps(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, 60, step(null, 0.0, -30)),
            true);
    world.alarm("high", Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 60, out);
    world.alarm("low", Comparison.LESS_THAN_OR_EQUAL_TO_THRESHOLD, 20, in);
    world.scaling.putPolicy(target, "track", tracking("load", 50), true);
    world.scaling.putPolicy(
        target, "simple", new SimplePolicy(AdjustmentType.EXACT_CAPACITY, 7, null, 30), true);
  }

  private static void act(ScaledWorld world, ScalableTarget target, Random random) {
    switch (random.nextInt(12)) {
      case 0 -> world.seconds(random.nextInt(100));
      case 1 -> world.scaling.pools().report(POOL, 0, 12, random.nextInt(13));
      case 2 -> world.scaling.pools().lose(POOL);
      case 3 -> world.scaling.pools().remove(POOL);
      case 4 -> register(world, target.id(), random);
      case 5 -> {
        int wanted = target.settings().clamp(random.nextInt(30));
        world.scaling.setDesired(target, wanted, "a user request");
      }
      case 6 -> {
        NamedPolicy simple = target.policy("simple");
        if (simple != null) {
          world.scaling.execute(simple, null, null, random.nextBoolean());
        }
      }
      case 7 -> world.minute();
      default -> world.minute("load", random.nextInt(100));
    }
  }

  private static void check(ScaledWorld world, ScalableTarget target) {
    assertThat(target.desired()).isBetween(target.settings().min(), target.settings().max());
    assertThat(target.actual()).isNotNegative();
    long inProgress =
        world.activities().stream().filter(each -> each.status() == Status.IN_PROGRESS).count();
    assertThat(inProgress).isEqualTo(target.activityInProgress() == null ? 0 : 1);
    if (inProgress == 1) {
      assertThat(target.actual()).isNotEqualTo(target.desired());
    }
    int recent = target.additions.count(world.timeline.nowMillis());
    assertThat(recent).isBetween(0, target.desired());
    CapacityPoint last = target.history().get(target.history().size() - 1);
    assertThat(last.desired()).isEqualTo(target.desired());
    assertThat(last.actual()).isEqualTo(target.actual());
  }

  /** Checks that each change starts from the result of the one before. */
  private static void checkChain(ScaledWorld world) {
    List<ScalingActivity> oldestFirst = new ArrayList<>(world.activities());
    Collections.reverse(oldestFirst);
    for (int i = 1; i < oldestFirst.size(); i++) {
      assertThat(oldestFirst.get(i).fromCapacity()).isEqualTo(oldestFirst.get(i - 1).toCapacity());
    }
    assertThat(oldestFirst)
        .allMatch(each -> each.isScaled() || each.fromCapacity() == each.toCapacity());
  }
}
