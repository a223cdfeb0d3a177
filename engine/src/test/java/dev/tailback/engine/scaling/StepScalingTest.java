package dev.tailback.engine.scaling;

import static dev.tailback.engine.scaling.ScaledWorld.GROUP;
import static dev.tailback.engine.scaling.ScaledWorld.SERVICE;
import static dev.tailback.engine.scaling.ScaledWorld.step;
import static dev.tailback.engine.scaling.ScaledWorld.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.scaling.NotScaledReason.Code;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Step scaling: alarms, steps, cooldowns and warm-up, to the minute. */
class StepScalingTest {
  private final ScaledWorld world = new ScaledWorld();

  /** The example of AWS's guides: 10, 11, 14, 13, 10. */
  private ScalableTarget exampleOfTheGuide(TargetId id, int settleSeconds) {
    ScalableTarget target = world.register(id, 0, 100, 10);
    NamedPolicy out =
        world.scaling.putPolicy(
            target,
            "out",
            steps(
                AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
                settleSeconds,
                step(0.0, 10.0, 0),
                step(10.0, 20.0, 10),
                step(20.0, null, 30)),
            true);
    NamedPolicy in =
        world.scaling.putPolicy(
            target,
            "in",
            steps(
                AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
                settleSeconds,
                step(-10.0, 0.0, 0),
                step(-20.0, -10.0, -10),
                step(null, -20.0, -30)),
            true);
    world.alarm("high", Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 50, out);
    world.alarm("low", Comparison.LESS_THAN_OR_EQUAL_TO_THRESHOLD, 50, in);
    return target;
  }

  @Test
  void theExampleOfTheGuideScalesFromTenToElevenFourteenThirteenAndTen() {
    ScalableTarget target = exampleOfTheGuide(SERVICE, 0);

    world.minute("load", 60);
    assertThat(target.desired()).isEqualTo(11);
    world.minute("load", 70);
    assertThat(target.desired()).isEqualTo(14);
    world.minute("load", 40);
    assertThat(target.desired()).isEqualTo(13);
    world.minute("load", 30);
    assertThat(target.desired()).isEqualTo(10);
  }

  @Test
  void aPolicyIsCalledEveryMinuteWhileTheAlarmLasts() {
    ScalableTarget target = exampleOfTheGuide(SERVICE, 0);

    world.minutes(3, "load", 60);

    assertThat(target.desired()).isEqualTo(13);
  }

  @Test
  void duringTheCooldownOnlyWhatALargerStepNeedsIsAdded() {
    ScalableTarget target = exampleOfTheGuide(SERVICE, 300);

    world.minutes(2, "load", 60);
    assertThat(target.desired()).isEqualTo(11);
    world.minute("load", 70);
    assertThat(target.desired()).isEqualTo(13);
    world.minutes(2, "load", 70);
    assertThat(target.desired()).isEqualTo(13);

    world.minute("load", 70); // now the first of the three counts: 30 percent of 11

    assertThat(target.desired()).isEqualTo(14);
  }

  @Test
  void scaleInWaitsForTheCooldownAfterScaleIn() {
    ScalableTarget target = exampleOfTheGuide(SERVICE, 120);

    world.minutes(2, "load", 40);
    assertThat(target.desired()).isEqualTo(9);
    assertThat(reason(world.latest())).isEqualTo(Code.COOLDOWN);
    world.minute("load", 40);
    assertThat(target.desired()).isEqualTo(8);
  }

  @Test
  void scaleOutEndsTheCooldownAfterScaleInAtOnce() {
    ScalableTarget target = exampleOfTheGuide(SERVICE, 600);

    world.minute("load", 40);
    world.minute("load", 60);
    assertThat(target.desired()).isEqualTo(10);
    world.minute("load", 40);
    assertThat(target.desired()).isEqualTo(9);
  }

  @Test
  void instancesOfAGroupThatWarmUpCountForScaleOutButNotYetForScaleIn() {
    ScalableTarget target = exampleOfTheGuide(GROUP, 120);

    world.minute("load", 60);
    world.minute("load", 70); // 30 percent of 10, minus the one that is warming up
    assertThat(target.desired()).isEqualTo(13);
    world.minute("load", 40);
    assertThat(target.desired()).isEqualTo(13);
    assertThat(reason(world.latest())).isEqualTo(Code.COOLDOWN);
    world.minute("load", 40);
    assertThat(target.desired()).isEqualTo(12);
  }

  @Test
  void theLargestCapacityOfSeveralPoliciesWins() {
    ScalableTarget target = world.register(SERVICE, 1, 100, 10);
    for (int adjustment : List.of(3, 20, -5)) {
      NamedPolicy policy =
          world.scaling.putPolicy(
              target,
              "by" + adjustment,
              steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, adjustment)),
              true);
      world.alarm("alarm" + adjustment, Comparison.GREATER_THAN_THRESHOLD, 50, policy);
    }

    world.minute("load", 60);

    assertThat(target.desired()).isEqualTo(30);
    assertThat(world.activities()).hasSize(1);
  }

  @Test
  void aPolicyThatAsksForNoMoreKeepsAnotherFromScalingIn() {
    ScalableTarget target = world.register(SERVICE, 1, 100, 10);
    call(target, "in", steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, -5)));
    call(target, "keep", steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, 0)));

    world.minute("load", 60);

    assertThat(target.desired()).isEqualTo(10);
    assertThat(reason(world.latest())).isEqualTo(Code.ALREADY_AT_DESIRED_CAPACITY);
  }

  @Test
  void aPolicyThatHasNoStepForTheValueKeepsNoOtherFromScalingIn() {
    ScalableTarget target = world.register(SERVICE, 1, 100, 10);
    call(target, "none", steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(90.0, null, 5)));
    call(target, "in", steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, -5)));

    world.minute("load", 60);

    assertThat(target.desired()).isEqualTo(5);
  }

  @Test
  void atTheMinimumThatIsTheReason() {
    ScalableTarget target = world.register(SERVICE, 1, 3, 1);
    call(target, steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, -5)));

    world.minute("load", 60);

    assertThat(target.desired()).isEqualTo(1);
    assertThat(world.latest().notScaledReason())
        .isEqualTo(new NotScaledReason(Code.ALREADY_AT_MIN_CAPACITY, null, 1, null));
  }

  @Test
  void theBoundsHoldAndAreTheReasonWhenNothingIsChanged() {
    ScalableTarget target = world.register(SERVICE, 1, 3, 1);
    call(target, steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, 5)));

    world.minute("load", 60);
    assertThat(target.desired()).isEqualTo(3);
    world.minutes(3, "load", 60);

    assertThat(world.activities()).hasSize(2);
    ScalingActivity latest = world.latest();
    assertThat(latest.status()).isEqualTo(ScalingActivity.Status.FAILED);
    assertThat(latest.description()).isEqualTo("Attempting to scale due to alarm triggered");
    assertThat(latest.notScaledReason())
        .isEqualTo(new NotScaledReason(Code.ALREADY_AT_MAX_CAPACITY, 3, null, null));
  }

  @Test
  void anActivityTellsTheNumbers() {
    exampleOfTheGuide(SERVICE, 300);

    world.minute("load", 72.5);

    ScalingActivity activity = world.latest();
    assertThat(activity.description()).isEqualTo("Setting desired count to 13.");
    assertThat(activity.statusMessage())
        .isEqualTo("Successfully set desired count to 13. Change successfully fulfilled by ecs.");
    assertThat(activity.cause())
        .isEqualTo(
            "monitor alarm high in state ALARM triggered policy out: the metric's value 72.5 is"
                + " 22.5 above the threshold 50, which adds 30 percent; the capacity changes from"
                + " 10 to 13");
  }

  @Test
  void suspendedScalingDoesNothing() {
    ScalableTarget target = exampleOfTheGuide(SERVICE, 0);
    TargetSettings settings = target.settings();
    world.scaling.register(
        SERVICE,
        new TargetSettings(
            settings.min(),
            settings.max(),
            new TargetSettings.Suspension(true, false, false),
            0,
            0,
            null,
            settings.metrics()),
        Map.of());

    world.minute("load", 40);
    assertThat(target.desired()).isEqualTo(10);
    assertThat(reason(world.latest())).isEqualTo(Code.SUSPENDED);
    world.minute("load", 60);
    assertThat(target.desired()).isEqualTo(11);
  }

  @Test
  void anAlarmThatWasSetByHandWithoutDataIsAtItsThreshold() {
    ScalableTarget target = world.register(SERVICE, 1, 3, 1);
    call(target, steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, 1)));

    world.alarms.setState(
        world.alarms.all().get(0).id(), dev.tailback.engine.alarm.AlarmState.ALARM, "try", null);

    assertThat(target.desired()).isEqualTo(2);
    assertThat(world.latest().cause()).contains("the metric has no value");
  }

  @Test
  void aDisabledPolicyIsNotCalled() {
    ScalableTarget target = world.register(SERVICE, 1, 3, 1);
    NamedPolicy policy =
        world.scaling.putPolicy(
            target, "out", steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, 1)), false);
    world.alarm("high", Comparison.GREATER_THAN_THRESHOLD, 50, policy);

    world.minute("load", 60);

    assertThat(target.desired()).isEqualTo(1);
  }

  @Test
  void theHistoryOfTheAlarmHasItsAction() {
    ScalableTarget target = world.register(SERVICE, 1, 3, 1);
    NamedPolicy policy =
        call(target, steps(AdjustmentType.CHANGE_IN_CAPACITY, 0, step(0.0, null, 1)));

    world.minute("load", 60);
    world.scaling.deletePolicy(target, "out");

    assertThat(world.alarms.history().newestFirst(item -> true))
        .extracting("summary")
        .contains("Successfully executed action " + policy.arn());
    assertThat(world.alarms.all().get(0).definition().actions().alarm()).isEmpty();
  }

  @Test
  void valuesAreAggregatedAsThePolicySays() {
    assertThat(MetricAggregation.AVERAGE.of(List.of(90.0, 60.0))).isEqualTo(75.0);
    assertThat(MetricAggregation.MINIMUM.of(List.of(90.0, 60.0))).isEqualTo(60.0);
    assertThat(MetricAggregation.MAXIMUM.of(List.of(60.0, 90.0))).isEqualTo(90.0);
  }

  private NamedPolicy call(ScalableTarget target, StepPolicy policy) {
    return call(target, "out", policy);
  }

  private NamedPolicy call(ScalableTarget target, String name, StepPolicy policy) {
    NamedPolicy named = world.scaling.putPolicy(target, name, policy, true);
    world.alarm("high-" + name, Comparison.GREATER_THAN_THRESHOLD, 50, named);
    return named;
  }

  private static Code reason(ScalingActivity activity) {
    return Objects.requireNonNull(activity.notScaledReason()).code();
  }
}
