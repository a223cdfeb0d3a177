package dev.tailback.server.scaling.group;

import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.SimplePolicy;
import dev.tailback.engine.scaling.StepPolicy;
import java.util.List;
import java.util.stream.Stream;

/** The types of policies, and which members only some of them have. */
enum PolicyType {
  SIMPLE("SimpleScaling"),
  STEP("StepScaling"),
  TRACKING("TargetTrackingScaling"),
  /** Known, but not supported. */
  PREDICTIVE("PredictiveScaling");

  private final String wireName;

  PolicyType(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** Returns the members that policies of this type must have. */
  List<String> required() {
    return switch (this) {
      case SIMPLE -> List.of("AdjustmentType", "ScalingAdjustment");
      case STEP -> List.of("AdjustmentType", "StepAdjustments");
      case TRACKING -> List.of("TargetTrackingConfiguration");
      case PREDICTIVE -> List.of();
    };
  }

  /** Returns the text of the error if a required member is missing. */
  String missing(String member) {
    return switch (member) {
      case "AdjustmentType" -> "You must specify an AdjustmentType for policy type: " + wireName;
      case "ScalingAdjustment" -> "Scaling increment must be specified for a SimpleScaling policy";
      case "StepAdjustments" ->
          "You should specify at least one StepAdjustment with a StepScaling policy.";
      default -> "You should provide a " + member;
    };
  }

  /** Returns the text of the error if a member is given that only policies of other types have. */
  String unsupported(String member) {
    return member
        + (member.endsWith("s") ? " are" : " is")
        + " not supported for a "
        + (this == TRACKING ? "TargetTracking" : wireName)
        + " policy";
  }

  private List<String> optional() {
    return switch (this) {
      case SIMPLE -> List.of("Cooldown");
      case STEP -> List.of("MetricAggregationType", "EstimatedInstanceWarmup");
      case TRACKING -> List.of("EstimatedInstanceWarmup");
      case PREDICTIVE -> List.of();
    };
  }

  private Stream<String> members() {
    return Stream.concat(required().stream(), optional().stream());
  }

  /** Returns the members that only policies of other types have. */
  List<String> foreign() {
    List<String> own = members().toList();
    return Stream.of(values())
        .flatMap(PolicyType::members)
        .distinct()
        .filter(member -> !own.contains(member))
        .toList();
  }

  static PolicyType of(ScalingPolicy policy) {
    if (policy instanceof SimplePolicy) {
      return SIMPLE;
    }
    return policy instanceof StepPolicy ? STEP : TRACKING;
  }
}
