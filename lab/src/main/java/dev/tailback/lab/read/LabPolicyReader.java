package dev.tailback.lab.read;

import dev.tailback.config.ConfigValue;
import dev.tailback.config.ConfiguredTarget.Policy;
import dev.tailback.config.FieldException;
import dev.tailback.config.Fields;
import dev.tailback.config.PolicyReader;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.config.StartingRules;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.engine.scaling.TrackedMetric;
import dev.tailback.lab.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the scaling policies of a scenario. */
final class LabPolicyReader {
  private static final String TYPE = "type";
  private static final String TRACKING = "target-tracking";
  private static final String STEP = "step";
  private static final int MAX_SECONDS = 86_400;
  private static final Map<String, AdjustmentType> ADJUSTMENTS = adjustments();

  private final TrackedMetrics metrics;
  private final Set<String> alarms;

  LabPolicyReader(String queue, TargetId target, Set<String> alarms) {
    this.metrics = new TrackedMetrics(queue, target);
    this.alarms = alarms;
  }

  private static Map<String, AdjustmentType> adjustments() {
    Map<String, AdjustmentType> adjustments = new LinkedHashMap<>();
    for (AdjustmentType type : AdjustmentType.values()) {
      adjustments.put(type.wireName(), type);
    }
    return adjustments;
  }

  /** Reads the n-th policy (1-based). */
  Policy read(Section policy, int number) {
    Setting type = policy.required(TYPE);
    Setting name = policy.setting("name");
    String named = name == null ? Names.numbered(type.text(), number) : Values.text(name);
    return switch (type.text()) {
      case TRACKING -> new Policy(named, tracking(policy), List.of());
      case STEP -> new Policy(named, steps(policy), alarms(policy));
      default -> throw type.isNot("one of " + TRACKING + ", " + STEP);
    };
  }

  private ScalingPolicy tracking(Section policy) {
    policy.only(
        List.of(
            TYPE,
            "name",
            "metric",
            "target",
            "scaleOutCooldown",
            "scaleInCooldown",
            "disableScaleIn"));
    Setting target = policy.required("target");
    double value = Values.number(target, 0, Double.MAX_VALUE);
    if (value == 0) {
      throw target.isNot("a number above 0");
    }
    return new TargetTrackingPolicy(
        metric(Values.required(policy, "metric")),
        value,
        seconds(policy.setting("scaleOutCooldown")),
        seconds(policy.setting("scaleInCooldown")),
        Values.flag(policy, "disableScaleIn", false));
  }

  /** Reads a metric: one of the lab's names, or a CustomizedMetricSpecification. */
  private TrackedMetric metric(ConfigValue metric) {
    if (!(metric instanceof Section section)) {
      return Values.word(Section.setting(metric), metrics.byWord());
    }
    try {
      return new PolicyReader(Scenario.ACCOUNT, Scenario.REGION).metric(Fields.of(section.plain()));
    } catch (FieldException wrong) {
      throw StartingRules.explain(wrong, section.place());
    }
  }

  private static ScalingPolicy steps(Section policy) {
    policy.only(List.of(TYPE, "name", "alarms", "adjustment", "steps", "minMagnitude", "cooldown"));
    List<StepAdjustment> steps = new ArrayList<>();
    for (ConfigValue step : policy.list("steps")) {
      steps.add(step(Section.section(step)));
    }
    String problem =
        steps.isEmpty() ? "expected at least one step" : StepAdjustments.problem(steps);
    if (problem != null) {
      throw Values.required(policy, "steps").place().problem(problem);
    }
    Setting magnitude = policy.setting("minMagnitude");
    return new StepPolicy(
        Values.word(policy, "adjustment", ADJUSTMENTS, AdjustmentType.CHANGE_IN_CAPACITY),
        new StepAdjustments(steps),
        magnitude == null ? null : Values.whole(magnitude, 1, Integer.MAX_VALUE),
        seconds(policy.setting("cooldown")),
        null);
  }

  private static StepAdjustment step(Section step) {
    step.only(List.of("from", "to", "change"));
    return new StepAdjustment(
        bound(step.setting("from")),
        bound(step.setting("to")),
        Values.whole(step.required("change"), Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static @Nullable Double bound(@Nullable Setting setting) {
    return setting == null ? null : Values.number(setting, -1e12, 1e12);
  }

  private List<String> alarms(Section policy) {
    List<String> named = new ArrayList<>();
    for (ConfigValue alarm : policy.list("alarms")) {
      named.add(Values.existing(Section.setting(alarm), alarms, "alarm"));
    }
    if (named.isEmpty()) {
      throw policy.place().problem("expected the key alarms, with the alarms that call the policy");
    }
    return named;
  }

  private static @Nullable Integer seconds(@Nullable Setting setting) {
    return setting == null ? null : Values.seconds(setting, 0, MAX_SECONDS);
  }
}
