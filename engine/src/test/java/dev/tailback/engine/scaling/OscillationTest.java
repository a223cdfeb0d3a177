package dev.tailback.engine.scaling;

import static dev.tailback.engine.scaling.ScaledWorld.SERVICE;
import static dev.tailback.engine.scaling.ScaledWorld.step;
import static dev.tailback.engine.scaling.ScaledWorld.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.alarm.Comparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Workers scaled by the raw backlog: 45 messages arrive a minute, and each worker handles 10. With
 * too short a cooldown there are soon far too many workers, then too few, and so on.
 */
class OscillationTest {
  private static final int MINUTES = 8 * 60;
  private static final int ARRIVING = 45;
  private static final int PER_WORKER = 10;
  private static final int START_DELAY_MILLIS = 120_000;

  @Test
  void tooShortACooldownOvershootsAndNeverComesToRest() {
    Run hasty = new Run(0);
    Run patient = new Run(1_200);

    assertThat(hasty.most()).isGreaterThan(patient.most());
    assertThat(hasty.turns()).isGreaterThan(2 * patient.turns());
  }

  @Test
  void theSameRunGivesTheSameChanges() {
    assertThat(new Run(300).desired).isEqualTo(new Run(300).desired);
  }

  /** Simulates eight hours with a given cooldown. */
  private static final class Run {
    private final List<Integer> desired = new ArrayList<>();

    Run(int cooldownSeconds) {
      ScaledWorld world = new ScaledWorld();
      ScalableTarget target = target(world, cooldownSeconds);
      double backlog = 0;
      for (int minute = 0; minute < MINUTES; minute++) {
        backlog = Math.max(0, backlog + ARRIVING - PER_WORKER * target.actual());
        world.minute("load", backlog);
        desired.add(target.desired());
      }
    }

    private static ScalableTarget target(ScaledWorld world, int cooldownSeconds) {
      ScalableTarget target =
          world.scaling.register(
              SERVICE,
              new TargetSettings(
                  1, 50, TargetSettings.Suspension.NONE, START_DELAY_MILLIS, 300, null, Set.of()),
              Map.of());
      NamedPolicy out =
          world.scaling.putPolicy(
              target,
              "out",
              steps(AdjustmentType.CHANGE_IN_CAPACITY, cooldownSeconds, step(0.0, null, 1)),
              true);
      NamedPolicy in =
          world.scaling.putPolicy(
              target,
              "in",
              steps(AdjustmentType.CHANGE_IN_CAPACITY, cooldownSeconds, step(null, 0.0, -1)),
              true);
      world.alarm("high", Comparison.GREATER_THAN_THRESHOLD, 100, out);
      world.alarm("low", Comparison.LESS_THAN_OR_EQUAL_TO_THRESHOLD, 20, in);
      return target;
    }

    int most() {
      return Collections.max(desired);
    }

    /** Returns how often the capacity changes direction. */
    int turns() {
      int turns = 0;
      int direction = 0;
      for (int i = 1; i < desired.size(); i++) {
        int change = Integer.signum(desired.get(i) - desired.get(i - 1));
        if (change != 0 && direction != 0 && change != direction) {
          turns++;
        }
        direction = change == 0 ? direction : change;
      }
      return turns;
    }
  }
}
