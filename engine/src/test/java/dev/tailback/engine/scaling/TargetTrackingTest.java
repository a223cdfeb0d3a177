package dev.tailback.engine.scaling;

import static dev.tailback.engine.scaling.ScaledWorld.SERVICE;
import static dev.tailback.engine.scaling.ScaledWorld.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.scaling.NotScaledReason.Code;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Target tracking, to the minute. */
class TargetTrackingTest {
  private final ScaledWorld world = new ScaledWorld();

  @Test
  void thePolicyOwnsAnAlarmAboveItsTargetAndOneBelow() {
    ScalableTarget target = world.register(SERVICE, 1, 20, 10);
    NamedPolicy policy = world.scaling.putPolicy(target, "track", tracking("load", 100), true);

    Alarm high = alarm(0);
    Alarm low = alarm(1);
    assertThat(high.id().name())
        .matches("TargetTracking-service/shop/orders-workers-AlarmHigh-[0-9a-f-]{36}");
    assertThat(high.definition().comparison()).isEqualTo(Comparison.GREATER_THAN_THRESHOLD);
    assertThat(high.definition().threshold()).isEqualTo(100);
    assertThat(high.definition().evaluationPeriods()).isEqualTo(3);
    assertThat(low.id().name()).contains("-AlarmLow-");
    assertThat(low.definition().comparison()).isEqualTo(Comparison.LESS_THAN_THRESHOLD);
    assertThat(low.definition().threshold()).isEqualTo(90);
    assertThat(low.definition().evaluationPeriods()).isEqualTo(15);
    assertThat(low.definition().description())
        .isEqualTo("DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy.arn() + ".");
    assertThat(low.definition().actions().alarm()).containsExactly(policy.arn());
    assertThat(policy.arn())
        .matches(
            "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:[0-9a-f-]{36}:"
                + "resource/ecs/service/shop/orders-workers:policyName/track");
  }

  /** The example of AWS's guide: 1,500 messages, 10 instances, an acceptable backlog of 100. */
  @Test
  void aBacklogOf150PerWorkerScalesFrom10To15() {
    ScalableTarget target = world.register(SERVICE, 1, 20, 10);
    world.scaling.putPolicy(target, "track", tracking("load", 100), true);

    world.minutes(2, "load", 150);
    assertThat(target.desired()).isEqualTo(10);
    world.minute("load", 150);

    assertThat(target.desired()).isEqualTo(15);
    assertThat(world.latest().numbers())
        .isEqualTo(
            "the metric's value 150 at a capacity of 10 is 1.5 times the target 100; the capacity"
                + " changes from 10 to 15");
  }

  @Test
  void withoutWorkersItScalesOutOnceTheMetricExceedsTheTarget() {
    ScalableTarget target = world.register(SERVICE, 0, 20);
    world.scaling.putPolicy(target, "track", tracking("load", 10), true);

    world.minutes(5, "load", 10);
    assertThat(target.desired()).isZero();
    world.minutes(3, "load", 50);

    assertThat(target.desired()).isEqualTo(5);
    assertThat(world.latest().numbers())
        .isEqualTo(
            "the metric's value 50 at a capacity of 0 is 5 times the target 10; the capacity"
                + " changes from 0 to 5");
  }

  @Test
  void whileTheMetricLagsTheSameCapacityIsNotAddedTwice() {
    ScalableTarget target = world.register(SERVICE, 1, 100, 10);
    world.scaling.putPolicy(target, "track", tracking("load", 100), true);

    world.minutes(7, "load", 150);
    assertThat(target.desired()).isEqualTo(15);
    world.minute("load", 150); // the cooldown of 300 seconds has ended

    assertThat(target.desired()).isEqualTo(23);
  }

  @Test
  void scaleInBeginsAfter15MinutesAndIsGradual() {
    ScalableTarget target = world.register(SERVICE, 1, 20, 10);
    world.scaling.putPolicy(target, "track", tracking("load", 100), true);

    world.minutes(14, "load", 0);
    assertThat(target.desired()).isEqualTo(10);
    world.minute("load", 0);
    assertThat(target.desired()).isEqualTo(9);
    world.minutes(4, "load", 0);
    assertThat(target.desired()).isEqualTo(9);
    world.minute("load", 0);
    assertThat(target.desired()).isEqualTo(8);
  }

  @Test
  void scaleInThatWouldMissTheTargetIsAnticipated() {
    ScalableTarget target = world.register(SERVICE, 1, 20, 2);
    world.scaling.putPolicy(target, "track", tracking("load", 100), true);

    world.minutes(15, "load", 60);

    assertThat(target.desired()).isEqualTo(2);
    assertThat(world.latest().notScaledReason())
        .isEqualTo(NotScaledReason.at(Code.ANTICIPATED_FLAPPING, 2));
  }

  @Test
  void scaleInWaitsUntilAllPoliciesAgree() {
    ScalableTarget target = world.register(SERVICE, 1, 20, 10);
    world.scaling.putPolicy(target, "a", tracking("load", 100), true);
    world.scaling.putPolicy(target, "b", tracking("other", 100), true);

    world.put("other", 100);
    world.minutes(15, "load", 0);
    assertThat(target.desired()).isEqualTo(10);
    assertThat(Objects.requireNonNull(world.latest().notScaledReason()).code())
        .isEqualTo(Code.OTHER_POLICY_NOT_READY);
    for (int minute = 0; minute < 15; minute++) {
      world.put("other", 80);
      world.minute("load", 0);
    }

    assertThat(target.desired()).isEqualTo(9);
  }

  @Test
  void aPolicyThatNeverScalesInHasOneAlarmAndKeepsNobodyFromIt() {
    ScalableTarget target = world.register(SERVICE, 1, 20, 10);
    world.scaling.putPolicy(target, "a", tracking("load", 100), true);
    NamedPolicy policy = world.scaling.putPolicy(target, "b", tracking("other", 100), true);
    world.scaling.putPolicy(
        target,
        "b",
        new TargetTrackingPolicy(
            new TrackedMetric(ScaledWorld.stat("other"), null), 100, null, null, true),
        true);

    assertThat(world.scaling.trackingAlarms(target, policy)).hasSize(2);
    NamedPolicy changed = Objects.requireNonNull(target.policy("b"));
    assertThat(world.scaling.trackingAlarms(target, changed)).hasSize(1);
    assertThat(world.alarms.all()).hasSize(3);
    world.minutes(15, "load", 0);
    assertThat(target.desired()).isEqualTo(9);
  }

  @Test
  void withoutDataNothingIsScaled() {
    ScalableTarget target = world.register(SERVICE, 1, 20, 10);
    world.scaling.putPolicy(target, "track", tracking("load", 100), true);

    for (int minute = 0; minute < 30; minute++) {
      world.minute();
    }

    assertThat(target.desired()).isEqualTo(10);
    assertThat(world.activities()).isEmpty();
  }

  @Test
  void theAlarmsGoWithThePolicy() {
    ScalableTarget target = world.register(SERVICE, 1, 20, 10);
    world.scaling.putPolicy(target, "a", tracking("load", 100), true);
    world.scaling.putPolicy(target, "b", tracking("load", 100), true);

    assertThat(world.scaling.deletePolicy(target, "a")).isTrue();
    assertThat(world.alarms.all()).hasSize(2);
    world.scaling.deregister(SERVICE);

    assertThat(world.alarms.all()).isEmpty();
    assertThat(world.scaling.deletePolicy(target, "a")).isFalse();
  }

  @Test
  void anAlarmOfALongResourceHasAShorterName() {
    TargetId id =
        new TargetId(
            ScaledWorld.ACCOUNT,
            ScaledWorld.REGION,
            "custom-resource",
            "https://example.com/" + "x".repeat(500),
            "custom-resource:ResourceType:Property");
    ScalableTarget target = world.register(id, 1, 2);
    world.scaling.putPolicy(target, "a", tracking("load", 100), true);

    assertThat(alarm(0).id().name()).hasSize(255).contains("-AlarmHigh-");
  }

  private Alarm alarm(int index) {
    ScalableTarget target = List.copyOf(world.scaling.targets()).get(0);
    NamedPolicy policy = target.policies().get(0);
    return Objects.requireNonNull(
        world.alarms.find(world.scaling.trackingAlarms(target, policy).get(index)));
  }
}
