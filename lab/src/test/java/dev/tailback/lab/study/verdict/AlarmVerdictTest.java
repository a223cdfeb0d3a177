package dev.tailback.lab.study.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.config.ConfiguredTarget;
import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.SimplePolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.Series.Measure;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.ResultBuilder;
import dev.tailback.lab.study.ScenarioBuilder;
import dev.tailback.lab.study.statistics.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verdicts on alarms and scaling. The numbers are computed by hand. */
class AlarmVerdictTest {
  private final ScenarioBuilder scenario = new ScenarioBuilder();
  private final ResultBuilder result = new ResultBuilder(1);

  /** The threshold is crossed at the end of the second step of 60 s, and the alarm is at 480 s. */
  @Test
  void anAlarmThatIsLateIsTold() {
    scenario.alarms.add(alarm(3, 100, MissingData.MISSING));
    result.with("orders", Measure.VISIBLE, 60, 0, 50, 200, 300, 400, 500, 600, 700, 600, 400, 0);
    result.withAlarm("backlog", 480);
    assertThat(sentence())
        .contains("The alarm backlog goes off 6 min after its threshold of 100 is crossed")
        .contains("it needs 3 of 3 datapoints of 1 min");
  }

  @Test
  void anAlarmInTimeIsFine() {
    scenario.alarms.add(alarm(1, 100, MissingData.MISSING));
    result.with("orders", Measure.VISIBLE, 60, 0, 50, 200, 300, 400, 500, 300, 0, 0, 0);
    result.withAlarm("backlog", 240);
    assertThat(sentence()).startsWith("The settings hold");
  }

  @Test
  void anAlarmThatNeverGoesOffIsTold() {
    scenario.alarms.add(alarm(15, 100, MissingData.MISSING));
    result.with("orders", Measure.VISIBLE, 60, 0, 300, 300, 300, 300, 300);
    assertThat(sentence())
        .contains("The alarm backlog never goes off, though")
        .contains("is crossed for 5 min");
  }

  @Test
  void anAlarmOnNothingIsTold() {
    scenario.alarms.add(alarm(1, 0, MissingData.BREACHING));
    result.with("orders", Measure.VISIBLE, 60, 0, 0, 0).withAlarm("backlog", 60);
    assertThat(sentence())
        .contains("treats missing data as breaching")
        .contains("with TreatMissingData notBreaching it stays OK");
  }

  /** 90 s to start, a minute until it is published, 3 minutes of the alarm: 5 min 30 s. */
  @Test
  void scalingThatDoesNotWaitForItsEffectIsTold() {
    scenario.alarms.add(alarm(3, 100, MissingData.MISSING));
    scenario.scaling.add(scaling(1));
    result.with(Figure.DIRECTION_CHANGES, 9);
    assertThat(sentence())
        .isEqualTo(
            "The number of workers changed direction 9 times an hour: scaling takes effect only"
                + " 5 min 30 s later, but its cooldown is 30 s; set a cooldown of at least 5 min 30"
                + " s.");
  }

  @Test
  void scalingThatNeverComesBackFromZeroIsTold() {
    scenario.scaling.add(scaling(0));
    result.with(Figure.VISIBLE_END, 3539).with(Figure.WORKERS_MAX, 0);
    result.with("workers", Measure.WORKERS, 1800, 0, 0);
    assertThat(sentence())
        .startsWith("3,539 messages of orders wait at the end, and no worker runs")
        .contains("use IF(m2 > 0, m1 / m2, m1) as the metric, or a minimum of 1");
  }

  private static ScalingPlan scaling(int min) {
    ConfiguredTarget.Policy policy =
        new ConfiguredTarget.Policy(
            "out",
            new SimplePolicy(AdjustmentType.CHANGE_IN_CAPACITY, 5, null, 30),
            List.of("backlog"));
    return new ScalingPlan(
        "workers",
        new ConfiguredTarget(
            new TargetId(
                Scenario.ACCOUNT, Scenario.REGION, "ecs", "workers", "ecs:service:DesiredCount"),
            TargetSettings.between(min, 20).withStartDelay(90_000),
            Map.of(),
            List.of(policy)),
        Duration.ZERO,
        null);
  }

  private static ConfiguredAlarm alarm(int periods, double threshold, MissingData missing) {
    MetricId metric =
        new MetricId(
            Scenario.ACCOUNT,
            Scenario.REGION,
            "AWS/SQS",
            "ApproximateNumberOfMessagesVisible",
            List.of(new Dimension("QueueName", "orders")));
    return new ConfiguredAlarm(
        new AlarmDefinition(
            new AlarmId(Scenario.ACCOUNT, Scenario.REGION, "backlog"),
            null,
            true,
            AlarmActions.NONE,
            new MetricStat(metric, 60, Statistic.MAXIMUM, null),
            null,
            periods,
            null,
            threshold,
            Comparison.GREATER_THAN_THRESHOLD,
            missing,
            null),
        Map.of());
  }

  private String sentence() {
    Outcome outcome = new Outcome("base", scenario.build(), List.of(result.build()));
    return Verdicts.on(outcome, List.of()).sentence();
  }
}
