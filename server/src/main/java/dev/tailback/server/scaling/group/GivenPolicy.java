package dev.tailback.server.scaling.group;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.MetricAggregation;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.SimplePolicy;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.scaling.MetricSpecification;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A policy as given to PutScalingPolicy.
 *
 * @param policy the policy, {@code null} if it is one of target tracking
 * @param tracking the target tracking, {@code null} if it is a policy of another type
 */
record GivenPolicy(@Nullable ScalingPolicy policy, @Nullable Tracking tracking) {
  private static final String TYPE = "PolicyType";
  private static final String ADJUSTMENT_TYPE = "AdjustmentType";
  private static final String ADJUSTMENT = "ScalingAdjustment";
  private static final String STEPS = "StepAdjustments";
  private static final String CONFIGURATION = "TargetTrackingConfiguration";
  private static final String AGGREGATION = "MetricAggregationType";
  private static final String WARMUP = "EstimatedInstanceWarmup";
  private static final String COOLDOWN = "Cooldown";
  private static final String MAGNITUDE = "MinAdjustmentMagnitude";

  /** The configuration of target tracking. */
  record Tracking(
      MetricSpecification metric,
      double targetValue,
      @Nullable Integer warmupSeconds,
      boolean disablesScaleIn) {

    private ScalingPolicy of(Caller caller) {
      return new TargetTrackingPolicy(
          metric.of(caller), targetValue, warmupSeconds, null, disablesScaleIn);
    }
  }

  /** Returns the policy with metrics of the caller. */
  ScalingPolicy of(Caller caller) {
    return tracking == null ? requireNonNull(policy) : tracking.of(caller);
  }

  /**
   * Reads a policy.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationError, if it is invalid
   */
  static GivenPolicy read(Input input) {
    PolicyType type = type(input);
    for (String member : type.required()) {
      if (!has(input, member)) {
        throw GroupErrors.invalid(type.missing(member));
      }
    }
    for (String member : type.foreign()) {
      if (has(input, member)) {
        throw GroupErrors.invalid(type.unsupported(member));
      }
    }
    return switch (type) {
      case SIMPLE -> new GivenPolicy(simple(input), null);
      case STEP -> new GivenPolicy(step(input), null);
      default -> new GivenPolicy(null, tracking(input));
    };
  }

  private static PolicyType type(Input input) {
    String name = requireNonNullElse(input.string(TYPE), PolicyType.SIMPLE.wireName());
    PolicyType type =
        Arrays.stream(PolicyType.values())
            .filter(each -> each.wireName().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    GroupErrors.invalid(
                        "'"
                            + name
                            + "' is not a PolicyType: SimpleScaling, StepScaling or"
                            + " TargetTrackingScaling"));
    if (type == PolicyType.PREDICTIVE) {
      throw GroupErrors.invalid(
          "Tailback does not support predictive scaling (PolicyType PredictiveScaling).");
    }
    return type;
  }

  private static boolean has(Input input, String member) {
    return switch (member) {
      case STEPS -> input.structures(ListMember.of(STEPS)) != null;
      case CONFIGURATION -> input.structure(CONFIGURATION) != null;
      default -> {
        String text = input.string(member);
        yield text != null && !text.isEmpty();
      }
    };
  }

  private static SimplePolicy simple(Input input) {
    AdjustmentType type = adjustmentType(input);
    int adjustment = requireNonNullElse(input.integer(ADJUSTMENT), 0);
    if (type == AdjustmentType.EXACT_CAPACITY && adjustment < 0) {
      throw GroupErrors.invalid(
          "The lower range for adjustment is 0 with the specified adjustment type.");
    }
    return new SimplePolicy(type, adjustment, magnitude(input, type), notNegative(input, COOLDOWN));
  }

  private static StepPolicy step(Input input) {
    AdjustmentType type = adjustmentType(input);
    return new StepPolicy(
        type,
        GivenSteps.read(input, type),
        magnitude(input, type),
        notNegative(input, WARMUP),
        aggregation(input));
  }

  private static AdjustmentType adjustmentType(Input input) {
    String name = requireNonNullElse(input.string(ADJUSTMENT_TYPE), "");
    AdjustmentType type = AdjustmentType.parse(name);
    if (type == null) {
      throw GroupErrors.invalid(
          "'"
              + name
              + "' is not an AdjustmentType: ChangeInCapacity, ExactCapacity or"
              + " PercentChangeInCapacity");
    }
    return type;
  }

  private static @Nullable Integer magnitude(Input input, AdjustmentType type) {
    Integer magnitude = input.integer(MAGNITUDE);
    Integer given = magnitude == null ? input.integer("MinAdjustmentStep") : magnitude;
    if (given != null && type != AdjustmentType.PERCENT_CHANGE_IN_CAPACITY) {
      throw GroupErrors.invalid(MAGNITUDE + " is not supported by the specified adjustment type.");
    }
    if (given != null && given <= 0) {
      throw GroupErrors.invalid("If specified, " + MAGNITUDE + " must be greater than zero.");
    }
    return given;
  }

  private static @Nullable MetricAggregation aggregation(Input input) {
    String name = input.string(AGGREGATION);
    MetricAggregation aggregation = name == null ? null : MetricAggregation.parse(name);
    if (name != null && aggregation == null) {
      throw GroupErrors.invalid(
          "'" + name + "' is not a MetricAggregationType: Minimum, Maximum or Average");
    }
    return aggregation;
  }

  private static @Nullable Integer notNegative(Input input, String name) {
    Integer value = input.integer(name);
    if (value != null && value < 0) {
      throw GroupErrors.invalid(name + " must not be negative");
    }
    return value;
  }

  private static Tracking tracking(Input input) {
    Members all = Members.of(input, Problems.ofValidation());
    Members members = requireNonNull(all.structure(CONFIGURATION));
    Members predefined = members.structure("PredefinedMetricSpecification");
    Members customized = members.structure("CustomizedMetricSpecification");
    if ((predefined == null) == (customized == null)) {
      throw GroupErrors.invalid(
          "You should provide either a CustomizedMetricSpecification or a"
              + " PredefinedMetricSpecification");
    } else if (predefined != null) {
      throw GroupErrors.invalid(
          "Tailback does not support predefined metrics (%s). Use CustomizedMetricSpecification."
              .formatted(predefined.input().string("PredefinedMetricType")));
    }
    double target = members.requiredDecimal("TargetValue");
    MetricSpecification metric = MetricSpecification.read(requireNonNull(customized));
    members.problems().check();
    return new Tracking(
        metric,
        target,
        notNegative(input, WARMUP),
        Boolean.TRUE.equals(members.input().bool("DisableScaleIn")));
  }
}
