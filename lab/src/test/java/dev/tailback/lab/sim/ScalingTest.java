package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.tailback.config.ConfiguredTarget;
import dev.tailback.config.ConfiguredTarget.Policy;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.math.Expression;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.engine.scaling.TrackedMetric;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series.Measure;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.ScalingPlan.QueueLength;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alarms change the number of workers, to the minute as AWS documents it. */
class ScalingTest {
  private static final QueueSettings KEPT_FOR_A_MINUTE =
      QueueSettings.STANDARD.toBuilder().messageRetentionPeriodSeconds(60).build();

  private static Arrivals.Trace.Step step(double at, double rate) {
    return new Arrivals.Trace.Step(seconds(at), rate);
  }

  private static ConfiguredTarget target(
      int min, int max, double startDelay, List<Policy> policies) {
    return new ConfiguredTarget(
        new TargetId(
            Scenario.ACCOUNT,
            Scenario.REGION,
            "ecs",
            "service/lab/workers",
            "ecs:service:DesiredCount"),
        TargetSettings.between(min, max).withStartDelay(Math.round(startDelay * 1000)),
        Map.of(),
        policies);
  }

  private static ScalingPlan plan(ConfiguredTarget target, @Nullable QueueLength length) {
    return new ScalingPlan("workers", target, Duration.ZERO, length);
  }

  private static double[] series(RunResult result, Measure measure) {
    return result.series().stream()
        .filter(series -> series.measure() == measure)
        .findFirst()
        .orElseThrow()
        .values();
  }

  private static Policy steps(String alarm, StepAdjustment... steps) {
    StepPolicy policy =
        new StepPolicy(
            AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
            new StepAdjustments(List.of(steps)),
            null,
            0,
            null);
    return new Policy(alarm, policy, List.of(alarm));
  }

  @Test
  void stepsScaleAsInTheExampleOfAws() {
    /* The example's metric times ten: 600, 700 and more, 400 and less, 300 and less. */
    Arrivals messages =
        new Arrivals.Trace(
            List.of(step(0, 10.8), step(60, 15), step(120, 5.9), step(180, 2), step(240, 8.3)));
    SceneBuilder scene =
        SceneBuilder.lasting(300, 0)
            .queue("q", KEPT_FOR_A_MINUTE)
            .queue("work", 30)
            .producer("q", messages)
            .workers("work", 10, exponential(1));
    scene.alarms.add(
        AlarmBuilder.onVisible("high", Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 500, 1));
    scene.alarms.add(AlarmBuilder.onVisible("low", Comparison.LESS_THAN_THRESHOLD, 500, 1));
    scene.scaling.add(
        plan(
            target(
                1,
                100,
                0,
                List.of(
                    steps(
                        "high",
                        new StepAdjustment(0.0, 100.0, 0),
                        new StepAdjustment(100.0, 200.0, 10),
                        new StepAdjustment(200.0, null, 30)),
                    steps(
                        "low",
                        new StepAdjustment(-100.0, 0.0, 0),
                        new StepAdjustment(-200.0, -100.0, -10),
                        new StepAdjustment(null, -200.0, -30)))),
            null));
    RunResult result = scene.run(1);

    double[] workers = series(result, Measure.WORKERS);
    assertThat(workers[58]).isEqualTo(10);
    assertThat(workers[60]).isEqualTo(11);
    assertThat(workers[118]).isEqualTo(11);
    assertThat(workers[120]).isEqualTo(14);
    assertThat(workers[178]).isEqualTo(14);
    assertThat(workers[180]).isEqualTo(13);
    assertThat(workers[238]).isEqualTo(13);
    assertThat(workers[240]).isEqualTo(10);
    assertThat(result.figures().get(Figure.WORKERS_MAX)).isEqualTo(14);
    assertThat(result.figures().get(Figure.DIRECTION_CHANGES)).isEqualTo(1 * 3600 / 300.0);
    assertThat(result.alarms().get(0).changes())
        .extracting(RunResult.AlarmStates.Change::state)
        .startsWith("INSUFFICIENT_DATA", "ALARM", "OK");
    assertThat(result.figures().get(Figure.FIRST_ALARM)).isEqualTo(60);
    assertThat(result.brokenLaws()).isEmpty();
  }

  @Test
  void targetTrackingKeepsTheBacklogOfEachWorker() {
    Arrivals messages = new Arrivals.Trace(List.of(step(0, 1_450), step(10, 0)));
    SceneBuilder scene =
        SceneBuilder.lasting(400, 0)
            .queue("q", 30)
            .queue("work", 30)
            .producer("q", messages)
            .workers("work", 10, exponential(1));
    MetricStat running =
        new MetricStat(
            new MetricId(
                Scenario.ACCOUNT,
                Scenario.REGION,
                "ECS/ContainerInsights",
                "RunningTaskCount",
                List.of(
                    new Dimension("ClusterName", "lab"), new Dimension("ServiceName", "workers"))),
            60,
            Statistic.AVERAGE,
            null);
    MetricQueries backlogOfEach =
        MetricQueries.ofOneSeries(
            List.of(
                MetricQuery.of(
                    "m1", AlarmBuilder.metric("ApproximateNumberOfMessagesVisible"), false),
                MetricQuery.of("m2", running, false),
                MetricQuery.of("e1", Expression.parse("m1 / m2"), true)));
    TargetTrackingPolicy tracking =
        new TargetTrackingPolicy(new TrackedMetric(null, backlogOfEach), 1_000, null, null, false);
    scene.scaling.add(
        plan(target(1, 100, 60, List.of(new Policy("track", tracking, List.of()))), null));
    RunResult result = scene.run(1);

    /* 14,500 messages and 10 workers are 1,450 for each: three minutes later 15 are wanted. */
    double[] wanted = series(result, Measure.WORKERS_WANTED);
    assertThat(wanted[178]).isEqualTo(10);
    assertThat(wanted[180]).isEqualTo(15);
    double[] workers = series(result, Measure.WORKERS);
    assertThat(workers[238]).isEqualTo(10);
    assertThat(workers[240]).isEqualTo(15);
    assertThat(workers[399]).isEqualTo(15);
  }

  @Test
  void aQueuesLengthScalesToItsShareAndToZero() {
    Arrivals messages = new Arrivals.Trace(List.of(step(100, 0), step(100, 5), step(160, 0)));
    SceneBuilder scene =
        SceneBuilder.lasting(1_000, 0)
            .queue("q", 120)
            .producer("q", messages)
            .workers("q", 0, exponential(0.5));
    scene.scaling.add(
        plan(
            target(0, 20, 0, List.of()),
            new QueueLength("q", 10, true, seconds(30), seconds(300))));
    RunResult result = scene.run(1);

    double[] workers = series(result, Measure.WORKERS);
    assertThat(workers[99]).isZero();
    assertThat(workers[121]).isBetween(8.0, 13.0);
    assertThat(workers[300]).isEqualTo(1);
    assertThat(workers[400]).isEqualTo(1);
    assertThat(workers[600]).isZero();
    assertThat(result.figures().get(Figure.VISIBLE_END)).isZero();
    assertThat(result.brokenLaws()).isEmpty();
  }

  @Test
  void aWorkerThatIsStoppedFinishesWithinTheGraceOnly() {
    RunResult killed = scaledIn(Duration.ZERO);
    RunResult finished = scaledIn(Duration.ofMinutes(10));

    assertThat(repeated(killed)).isGreaterThan(15);
    assertThat(repeated(finished)).isZero();
    assertThat(killed.brokenLaws()).isEmpty();
  }

  private static double repeated(RunResult result) {
    return result.figures().get(Figure.REPEATED) * result.figures().get(Figure.RECEIVED);
  }

  /** Scales in while all workers process: the length counts only what is visible. */
  private static RunResult scaledIn(Duration grace) {
    SceneBuilder scene =
        SceneBuilder.lasting(2_000, 0)
            .queue("q", 400)
            .producer("q", new Arrivals.Trace(List.of(step(0, 2), step(10, 0))))
            .consumer(
                new ConsumerBuilder(
                    "workers",
                    "q",
                    20,
                    new dev.tailback.lab.scenario.Processing.Constant(seconds(300))));
    scene.scaling.add(
        new ScalingPlan(
            "workers",
            target(1, 20, 0, List.of()),
            grace,
            new QueueLength("q", 1, false, seconds(30), seconds(300))));
    return scene.run(1);
  }

  @Test
  void anAlarmTellsWhenItBegan() {
    SceneBuilder scene =
        SceneBuilder.lasting(600, 0).queue("q", 30).producer("q", new Arrivals.Constant(1));
    scene.alarms.add(AlarmBuilder.onVisible("backlog", Comparison.GREATER_THAN_THRESHOLD, 150, 2));
    RunResult result = scene.run(1);

    /* 180 after three minutes, and again after four. */
    assertThat(result.figures().get(Figure.FIRST_ALARM)).isCloseTo(240, offset(0.001));
    assertThat(result.figures().get(Figure.ALARMS)).isEqualTo(1);
  }
}
