package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static dev.tailback.server.scaling.group.GroupedTailback.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.autoscaling.model.ExecutePolicyRequest;

/** Policies executed by ExecutePolicy. */
class ExecutedPoliciesTest {
  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

  @BeforeEach
  void createGroup() {
    tailback.createGroup(1, 10, create -> create.desiredCapacity(2));
  }

  private void execute(String name, Consumer<ExecutePolicyRequest.Builder> more) {
    tailback
        .scaling()
        .executePolicy(
            execute -> {
              execute.autoScalingGroupName(GROUP).policyName(name);
              more.accept(execute);
            });
  }

  @Test
  void aSimplePolicyIsExecutedAndHasACooldown() {
    tailback.put("out", GroupedTailback::addTwo);

    execute("out", execute -> execute.honorCooldown(true));
    assertThat(tailback.desired()).isEqualTo(4);
    String latest = tailback.activities().get(0).activityId();
    assertRefused(
        "ScalingActivityInProgress",
        "Scaling activity " + latest + " is in progress and blocks this action",
        () -> execute("out", execute -> execute.honorCooldown(true)));
    execute("out", execute -> {});

    assertThat(tailback.desired()).isEqualTo(6);
    assertThat(tailback.activities().get(0).cause())
        .startsWith(
            "At 2026-11-29T12:00:00Z a user request executed policy out changing the desired"
                + " capacity from 4 to 6");
  }

  @Test
  void aStepPolicyIsExecutedWithAValue() {
    tailback.put("steps", GroupedTailback::stepOut);

    execute("steps", execute -> execute.metricValue(65.0).breachThreshold(50.0));

    assertThat(tailback.desired()).isEqualTo(5);
    assertRefused(
        "ValidationError",
        "MetricValue and BreachThreshold must be specified for the policy type StepScaling, and"
            + " for no other",
        () -> execute("steps", execute -> {}));
  }

  @Test
  void aPercentageRoundsAndHasAMinimum() {
    tailback.put(
        "percent",
        put ->
            put.adjustmentType("PercentChangeInCapacity")
                .scalingAdjustment(10)
                .minAdjustmentMagnitude(3));

    execute("percent", execute -> {});

    assertThat(tailback.desired()).isEqualTo(5);
    assertThat(tailback.policy("percent").minAdjustmentMagnitude()).isEqualTo(3);
  }

  @Test
  void anExecutedPolicyKeepsWithinTheBounds() {
    tailback.put("exact", put -> put.adjustmentType("ExactCapacity").scalingAdjustment(50));

    execute("exact", execute -> {});

    assertThat(tailback.desired()).isEqualTo(10);
    assertThat(tailback.instanceIds()).hasSize(10);
  }
}
