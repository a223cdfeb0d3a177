package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfiguredTarget.Policy;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.engine.scaling.TrackedMetric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scalable targets in a file, by the names of Application Auto Scaling. */
class StartingTargetsTest {
  private static final String BOUNDS = "MinCapacity: 1, MaxCapacity: 10";

  private static ConfiguredTarget read(String target) {
    Configuration file = Configuration.of("t.yaml", "scaling:\n  workers: {" + target + "}");
    List<ConfiguredTarget> targets =
        new StartingTargets("000000000000", "us-east-1").read(file.scaling(), Set.of("backlog"));
    assertThat(targets).hasSize(1);
    return targets.get(0);
  }

  private static Policy policy(String policy) {
    return read(BOUNDS + ", policies: {p: {" + policy + "}}").policies().get(0);
  }

  @Test
  void withoutAResourceATargetIsAServiceOfEcs() {
    ConfiguredTarget target = read(BOUNDS + ", startDelay: 30s, Tags: {team: shop}");
    assertThat(target.id())
        .isEqualTo(
            new TargetId(
                "000000000000",
                "us-east-1",
                "ecs",
                "service/tailback/workers",
                "ecs:service:DesiredCount"));
    assertThat(target.settings()).isEqualTo(TargetSettings.between(1, 10).withStartDelay(30_000));
    assertThat(target.tags()).isEqualTo(Map.of("team", "shop"));
    assertThat(target.policies()).isEmpty();
  }

  @Test
  void aTargetMayNameItsResource() {
    ConfiguredTarget target =
        read(
            BOUNDS
                + ", ServiceNamespace: custom-resource, ResourceId: 'http://localhost:8080/a',"
                + " ScalableDimension: 'custom-resource:ResourceType:Property'");
    assertThat(target.id().namespace()).isEqualTo("custom-resource");
    assertThat(target.id().resource()).isEqualTo("http://localhost:8080/a");
  }

  @Test
  void aStepPolicyIsCalledByAlarms() {
    Policy policy =
        policy(
            "alarms: [backlog], StepScalingPolicyConfiguration: {AdjustmentType: ChangeInCapacity,"
                + " Cooldown: 60, StepAdjustments: [{MetricIntervalLowerBound: 0,"
                + " ScalingAdjustment: 2}]}");
    assertThat(policy)
        .isEqualTo(
            new Policy(
                "p",
                new StepPolicy(
                    AdjustmentType.CHANGE_IN_CAPACITY,
                    new StepAdjustments(List.of(new StepAdjustment(0.0, null, 2))),
                    null,
                    60,
                    null),
                List.of("backlog")));
  }

  @Test
  void targetTrackingHasAMetric() {
    Policy policy =
        policy(
            "TargetTrackingScalingPolicyConfiguration: {TargetValue: 100, ScaleInCooldown: 30,"
                + " CustomizedMetricSpecification: {Namespace: App, MetricName: PerWorker,"
                + " Dimensions: {Queue: orders}, Statistic: Average}}");
    MetricId metric =
        new MetricId(
            "000000000000",
            "us-east-1",
            "App",
            "PerWorker",
            List.of(new Dimension("Queue", "orders")));
    assertThat(policy.policy())
        .isEqualTo(
            new TargetTrackingPolicy(
                new TrackedMetric(new MetricStat(metric, 60, Statistic.AVERAGE, null), null),
                100,
                null,
                30,
                false));
  }

  @Test
  void targetTrackingMayUseMetricMath() {
    Policy policy =
        policy(
            "TargetTrackingScalingPolicyConfiguration: {TargetValue: 100,"
                + " CustomizedMetricSpecification: {Metrics: [{Id: e, Expression: m / 2}, {Id: m,"
                + " ReturnData: false, MetricStat: {Metric: {Namespace: App, MetricName: A}, Stat:"
                + " Sum}}]}}");
    TargetTrackingPolicy tracking = (TargetTrackingPolicy) policy.policy();
    assertThat(tracking.metric().metric()).isNull();
    assertThat(tracking.metric().queries()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MinCapacity: 1 | MaxCapacity: is missing, and must be a whole number
          MinCapacity: 5, MaxCapacity: 4 | MaxCapacity: is 4, and must be a whole number from 5 to 2147483647
          MinCapacity: 1, MaxCapacity: 2, ResourceId: a | ServiceNamespace: is missing, and must be given beside the others of ServiceNamespace, ResourceId, ScalableDimension
          MinCapacity: 1, MaxCapacity: 2, Max: 3 | Max: unknown key, expected MinCapacity, MaxCapacity, ServiceNamespace, ResourceId, ScalableDimension, startDelay, policies, Tags
          MinCapacity: 1, MaxCapacity: 2, policies: {p: {}} | StepScalingPolicyConfiguration: give either this or TargetTrackingScalingPolicyConfiguration, and not both
          MinCapacity: 1, MaxCapacity: 2, policies: {p: {alarms: [other], StepScalingPolicyConfiguration: {AdjustmentType: ExactCapacity, StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 2}]}}} | there is no alarm 'other'
          MinCapacity: 1, MaxCapacity: 2, policies: {p: {StepScalingPolicyConfiguration: {AdjustmentType: ExactCapacity, StepAdjustments: [{ScalingAdjustment: 2}]}}} | Both lower and upper bounds of a step adjustment cannot be left unspecified
          """)
  void whatIsWrongIsNamed(String target, String message) {
    assertThatThrownBy(() -> read(target))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("t.yaml:")
        .hasMessageContaining("scaling.workers")
        .hasMessageContaining(message);
  }
}
