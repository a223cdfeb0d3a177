package dev.tailback.engine.scaling;

import static dev.tailback.engine.scaling.ScaledWorld.GROUP;
import static dev.tailback.engine.scaling.ScaledWorld.POOL;
import static dev.tailback.engine.scaling.ScaledWorld.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.scaling.ScalingActivity.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who carries out a desired capacity, and how simple policies and activities depend on that. */
class WorkersTest {
  private final ScaledWorld world = new ScaledWorld();

  private ScalableTarget slow(TargetId id, int startDelaySeconds) {
    return world.scaling.register(
        id,
        new TargetSettings(
            1, 10, TargetSettings.Suspension.NONE, startDelaySeconds * 1000L, 300, null, Set.of()),
        Map.of());
  }

  @Test
  void aNewTargetHasItsMinimum() {
    ScalableTarget target = world.register(SERVICE, 2, 10);

    assertThat(target.desired()).isEqualTo(2);
    assertThat(target.actual()).isEqualTo(2);
    assertThat(world.activities()).isEmpty();
  }

  @Test
  void playedWorkersStartAfterTheDelayAndStopAtOnce() {
    ScalableTarget target = slow(SERVICE, 30);

    world.scaling.setDesired(target, 4, "a user request");
    world.seconds(10);
    world.scaling.setDesired(target, 6, "a user request");
    world.seconds(19);
    assertThat(target.actual()).isEqualTo(1);
    world.seconds(1);
    assertThat(target.actual()).isEqualTo(4);
    world.scaling.setDesired(target, 5, "a user request");
    world.seconds(60);
    assertThat(target.actual()).isEqualTo(5);
    world.scaling.setDesired(target, 2, "a user request");
    assertThat(target.actual()).isEqualTo(2);
  }

  @Test
  void anActivityEndsWhenTheWorkersRunOrAnotherOneReplacesIt() {
    ScalableTarget target = slow(SERVICE, 30);

    world.scaling.setDesired(target, 4, "a user request");
    assertThat(world.latest().status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(world.latest().statusMessage())
        .isEqualTo(
            "Successfully set desired count to 4. Waiting for change to be fulfilled by ecs.");
    world.scaling.setDesired(target, 5, "a user request");
    world.seconds(30);

    assertThat(world.activities())
        .extracting(ScalingActivity::status)
        .containsExactly(Status.SUCCESSFUL, Status.OVERRIDDEN);
    assertThat(world.latest().endMillis()).isEqualTo(world.timeline.nowMillis());
  }

  @Test
  void anActivityIsGivenUpAfterTenMinutes() {
    ScalableTarget target = world.register(SERVICE, 1, 10);
    world.scaling.pools().report(POOL, 1, 10, 1);
    world.scaling.setDesired(target, 4, "a user request");

    world.seconds(600);

    assertThat(world.latest().status()).isEqualTo(Status.UNFULFILLED);
    assertThat(target.desired()).isEqualTo(4);
  }

  @Test
  void aPoolOfTheTargetsNameCarriesItOut() {
    ScalableTarget target = world.register(SERVICE, 3, 10);

    WorkerPool pool = world.scaling.pools().report(POOL, 1, 5, 0);
    assertThat(target.actual()).isZero();
    assertThat(world.scaling.pools().desired(pool)).isEqualTo(3);
    world.scaling.setDesired(target, 8, "a user request");
    assertThat(world.scaling.pools().desired(pool)).isEqualTo(5);
    world.scaling.pools().report(POOL, 1, 5, 5);
    assertThat(target.actual()).isEqualTo(5);
    assertThat(target.desired()).isEqualTo(8);
  }

  @Test
  void aPoolWithoutATargetWantsItsMinimumOrWhatItRunsUntilItIsToldOtherwise() {
    WorkerPool idle = world.scaling.pools().report(POOL, 1, 5, 0);
    assertThat(world.scaling.pools().desired(idle)).isEqualTo(1);

    PoolId other = new PoolId(ScaledWorld.ACCOUNT, ScaledWorld.REGION, "other");
    WorkerPool running = world.scaling.pools().report(other, 1, 5, 4);
    assertThat(world.scaling.pools().desired(running)).isEqualTo(4);
    assertThat(world.scaling.pools().desired(world.scaling.pools().setDesired(running, 9)))
        .isEqualTo(5);
    assertThat(world.scaling.pools().targetOf(other)).isNull();
  }

  @Test
  void aTargetTakesOverWhatItsPoolRuns() {
    world.scaling.pools().report(POOL, 1, 10, 7);

    assertThat(world.register(SERVICE, 1, 5).desired()).isEqualTo(5);
    assertThat(world.latest().cause()).isEqualTo("maximum capacity was set to 5");
  }

  @Test
  void noWorkerOfALostPoolCountsUntilItComesBack() {
    ScalableTarget target = world.register(SERVICE, 3, 10);
    world.scaling.pools().report(POOL, 1, 5, 3);

    world.scaling.pools().lose(POOL);
    assertThat(target.actual()).isZero();
    assertThat(world.scaling.pools().all().get(0).isLost()).isTrue();
    world.scaling.pools().report(POOL, 1, 5, 3);
    assertThat(target.actual()).isEqualTo(3);
    assertThat(world.scaling.pools().all().get(0).isLost()).isFalse();
  }

  @Test
  void whenAPoolLeavesTheTargetIsPlayedAgain() {
    ScalableTarget target = slow(SERVICE, 30);
    world.scaling.pools().report(POOL, 1, 5, 1);

    assertThat(world.scaling.pools().remove(POOL)).isTrue();
    assertThat(world.scaling.pools().remove(POOL)).isFalse();
    assertThat(target.actual()).isZero();
    world.seconds(30);
    assertThat(target.actual()).isEqualTo(1);
  }

  @Test
  void someoneOutsideReportsTheActualNumberOrThatItFailed() {
    ScalableTarget target = world.register(SERVICE, 1, 10);
    world.scaling.carryOutside(target);

    world.scaling.setDesired(target, 4, "a user request");
    world.seconds(60);
    assertThat(target.actual()).isZero();
    world.scaling.report(target, 4);
    assertThat(world.latest().status()).isEqualTo(Status.SUCCESSFUL);
    world.scaling.setDesired(target, 6, "a user request");
    world.scaling.fail(target, "the address did not answer");

    assertThat(target.desired()).isEqualTo(4);
    assertThat(world.latest().status()).isEqualTo(Status.FAILED);
    assertThat(world.latest().statusMessage())
        .isEqualTo("Failed to set desired count to 6. Reason: the address did not answer");
  }

  @Test
  void aSimplePolicyWaitsForTheCooldownOfTheWholeGroup() {
    ScalableTarget target = slow(GROUP, 30);
    NamedPolicy policy =
        world.scaling.putPolicy(
            target, "out", new SimplePolicy(AdjustmentType.CHANGE_IN_CAPACITY, 1, null, 60), true);

    world.scaling.execute(policy, null, null, true);
    assertThat(target.simpleCooldownUntilMillis()).isEqualTo(Long.MAX_VALUE);
    world.seconds(30);
    assertThat(target.simpleCooldownUntilMillis()).isEqualTo(world.timeline.nowMillis() + 60_000);
    world.seconds(59);
    assertThat(world.scaling.execute(policy, null, null, true).isScaled()).isFalse();
    assertThat(world.scaling.execute(policy, null, null, false).isScaled()).isTrue();
    world.seconds(90);
    assertThat(world.scaling.execute(policy, null, null, true).isScaled()).isTrue();

    assertThat(target.desired()).isEqualTo(4);
  }

  @Test
  void aTargetRemembersHowItsCapacityHasChanged() {
    ScalableTarget target = slow(SERVICE, 30);

    world.scaling.setDesired(target, 4, "a user request");
    world.seconds(30);
    world.scaling.setDesired(target, 4, "a user request");

    assertThat(target.history())
        .containsExactly(
            new CapacityPoint(ScaledWorld.START, 4, 1),
            new CapacityPoint(ScaledWorld.START + 30_000, 4, 4));
    for (int i = 0; i < CapacityHistory.MAX_POINTS; i++) {
      world.seconds(31);
      world.scaling.setDesired(target, 5 + i % 2, "a user request");
    }
    assertThat(target.history()).hasSize(CapacityHistory.MAX_POINTS);
  }

  @Test
  void listenersAreTold() {
    List<String> told = new ArrayList<>();
    world.scaling.addListener(
        new ScalingListener() {
          @Override
          public void registered(ScalableTarget target) {
            told.add("registered");
          }

          @Override
          public void desiredChanged(ScalableTarget target, ScalingActivity activity) {
            told.add("desired " + target.desired() + ", " + activity.trigger());
          }

          @Override
          public void actualChanged(ScalableTarget target) {
            told.add("actual " + target.actual());
          }

          @Override
          public void deregistered(ScalableTarget target) {
            told.add("gone");
          }
        });
    ScalableTarget target = world.register(SERVICE, 1, 10);

    world.scaling.setDesired(target, 4, "a user request");
    world.scaling.deregister(SERVICE);

    assertThat(told).containsExactly("registered", "desired 4, a user request", "actual 4", "gone");
  }

  @Test
  void targetsPublishTheirNumbers() {
    world.register(SERVICE, 2, 10);
    world.scaling.register(
        GROUP,
        new TargetSettings(
            1,
            10,
            TargetSettings.Suspension.NONE,
            0,
            300,
            null,
            Set.of("GroupInServiceInstances", "GroupDesiredCapacity")),
        Map.of());

    world.minute();

    List<MetricId> metrics =
        world.metrics.list(ScaledWorld.ACCOUNT, ScaledWorld.REGION, null, id -> true, 100);
    assertThat(metrics)
        .extracting(MetricId::name)
        .containsExactly(
            "GroupDesiredCapacity",
            "GroupInServiceInstances",
            "DesiredTaskCount",
            "PendingTaskCount",
            "RunningTaskCount");
    MetricStat running = new MetricStat(metrics.get(4), 60, Statistic.AVERAGE, null);
    assertThat(world.metrics.read(running, ScaledWorld.START, ScaledWorld.START + 60_000).value(0))
        .isEqualTo(2);
  }

  @Test
  void aResetKeepsThePoolsAloneAndForgettingAnAccountKeepsTheOthers() {
    world.register(SERVICE, 2, 10);
    world.scaling.pools().report(POOL, 1, 5, 3);
    world.scaling.setDesired(world.scaling.targets().iterator().next(), 4, "a user request");

    world.scaling.reset();
    assertThat(world.scaling.targets()).isEmpty();
    assertThat(world.activities()).isEmpty();
    assertThat(world.scaling.pools().all()).hasSize(1);
    world.register(SERVICE, 2, 10);
    world.scaling.forget("000000000000");
    assertThat(world.scaling.targets()).hasSize(1);
    world.scaling.forget(ScaledWorld.ACCOUNT);
    assertThat(world.scaling.targets()).isEmpty();
    assertThat(world.scaling.pools().all()).isEmpty();
  }

  @Test
  void ofSeveralTargetsWithItsNameAPoolCarriesOutTheFirst() {
    TargetId other =
        new TargetId(
            SERVICE.account(),
            SERVICE.region(),
            SERVICE.namespace(),
            "service/another/" + SERVICE.workerName(),
            SERVICE.dimension());
    ScalableTarget first = world.register(SERVICE, 2, 10);
    ScalableTarget second = world.register(other, 5, 10);
    world.scaling.pools().report(SERVICE.pool(), 1, 9, 3);

    assertThat(first.actual()).isEqualTo(3);
    assertThat(second.actual()).isEqualTo(5);
    assertThat(world.scaling.pools().targetOf(SERVICE.pool())).isSameAs(first);

    world.scaling.deregister(SERVICE);
    assertThat(world.scaling.pools().targetOf(SERVICE.pool())).isSameAs(second);
    assertThat(second.actual()).isEqualTo(3);
  }
}
