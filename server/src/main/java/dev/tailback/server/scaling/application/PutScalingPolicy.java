package dev.tailback.server.scaling.application;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.scaling.ShownPolicyAlarms;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates a scaling policy of a target, or changes one. A target tracking policy gets its alarms.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html">PutScalingPolicy</a>
 */
final class PutScalingPolicy implements Immediate<PutScalingPolicy.Request> {
  private static final int MAX_POLICIES = 50;
  private static final int MAX_NAME_LENGTH = 256;
  private static final String PREDICTIVE = "PredictiveScaling";
  private static final List<String> TYPES =
      List.of(GivenPolicy.Step.TYPE, GivenPolicy.Tracking.TYPE, PREDICTIVE);
  private static final Map<String, String> CONFIGURATIONS =
      Map.of(
          GivenPolicy.Step.TYPE, "StepScalingPolicyConfiguration",
          GivenPolicy.Tracking.TYPE, "TargetTrackingScalingPolicyConfiguration");

  record Request(
      GivenTarget target, String name, @Nullable String type, @Nullable GivenPolicy policy) {}

  private record Put(String arn, List<AlarmId> alarms) implements Result {
    @Override
    public void write(Output output) {
      output.string("PolicyARN", arn);
      ShownPolicyAlarms.write(alarms, output);
    }
  }

  private final ScalingAccess access;

  PutScalingPolicy(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    String name = constraints.requiredText("PolicyName", 1, MAX_NAME_LENGTH);
    if (name.chars().anyMatch(Character::isISOControl)) {
      constraints.mustMatch(name, "PolicyName", "\\p{Print}+");
    }
    GivenTarget target = GivenTarget.read(constraints);
    String type = constraints.oneOf("PolicyType", TYPES);
    constraints.check();
    if (PREDICTIVE.equals(type)
        || input.structure("PredictiveScalingPolicyConfiguration") != null) {
      throw ApplicationErrors.invalid(
          "Tailback does not support predictive scaling (PolicyType PredictiveScaling).");
    }
    Members members = Members.of(input, Problems.ofValidation());
    return new Request(target, name, type, configuration(members, type));
  }

  private static @Nullable GivenPolicy configuration(Members members, @Nullable String type) {
    Members step = configuration(members, GivenPolicy.Step.TYPE, type);
    Members tracking = configuration(members, GivenPolicy.Tracking.TYPE, type);
    if (step != null && tracking != null) {
      throw ApplicationErrors.invalid("Only one policy configuration can be specified");
    } else if (step != null) {
      return GivenPolicy.Step.read(step);
    }
    return tracking == null ? null : GivenPolicy.Tracking.read(tracking);
  }

  private static @Nullable Members configuration(
      Members members, String ofType, @Nullable String type) {
    String name = CONFIGURATIONS.getOrDefault(ofType, "");
    Members given = members.structure(name);
    if (given != null && type != null && !type.equals(ofType)) {
      throw ApplicationErrors.invalid(name + " cannot be specified for the policy type " + type);
    }
    return given;
  }

  @Override
  public Result answer(Request request, Call call) {
    TargetId id = request.target.of(call.caller());
    ScalingPolicy policy = request.policy == null ? null : request.policy.of(call.caller());
    return access.call((scaling, alarms) -> put(request, id, policy, scaling, alarms));
  }

  private static Put put(
      Request request,
      TargetId id,
      @Nullable ScalingPolicy policy,
      Scaling scaling,
      Alarms alarms) {
    ScalableTarget target = scaling.find(id);
    if (target == null) {
      throw ApplicationErrors.none("scalable target registered", id);
    }
    NamedPolicy before = target.policy(request.name);
    if (before == null) {
      checkNew(request, target);
    } else {
      checkType(request, before);
    }
    checkSupport(request);
    ScalingPolicy wanted = policy != null || before == null ? policy : before.policy();
    if (wanted == null) {
      throw ApplicationErrors.invalid(
          CONFIGURATIONS.get(request.type) + " must be specified to create a scaling policy");
    }
    checkMetric(request.name, wanted, target);
    NamedPolicy put = scaling.putPolicy(target, request.name, wanted, true);
    return new Put(
        put.arn(),
        wanted instanceof TargetTrackingPolicy
            ? ShownPolicyAlarms.of(target, put, scaling, alarms)
            : List.of());
  }

  private static void checkMetric(String name, ScalingPolicy wanted, ScalableTarget target) {
    boolean isTrackedAlready =
        wanted instanceof TargetTrackingPolicy tracking
            && target.policies().stream()
                .filter(other -> !other.name().equals(name))
                .anyMatch(
                    other ->
                        other.policy() instanceof TargetTrackingPolicy another
                            && another.metric().equals(tracking.metric()));
    if (isTrackedAlready) {
      throw ApplicationErrors.invalid(
          "Only one TargetTrackingScaling policy for a given metric specification is allowed.");
    }
  }

  private static void checkNew(Request request, ScalableTarget target) {
    if (request.type == null) {
      throw ApplicationErrors.invalid("PolicyType must be specified to create a scaling policy");
    }
    if (target.policies().size() >= MAX_POLICIES) {
      throw new Refusal(
          ApplicationErrors.LIMIT_EXCEEDED,
          "A scalable target can have at most " + MAX_POLICIES + " scaling policies");
    }
  }

  /** A policy keeps its type: its ARN is an action of alarms, or it owns some. */
  private static void checkType(Request request, NamedPolicy before) {
    String type = ShownPolicy.type(before);
    boolean isOther =
        (request.type != null && !request.type.equals(type))
            || (request.policy instanceof GivenPolicy.Step && !type.equals(GivenPolicy.Step.TYPE))
            || (request.policy instanceof GivenPolicy.Tracking
                && !type.equals(GivenPolicy.Tracking.TYPE));
    if (isOther) {
      throw ApplicationErrors.invalid(
          "The policy " + before.name() + " is of the type " + type + ", which cannot be changed");
    }
  }

  private static void checkSupport(Request request) {
    if (request.policy != null && !request.policy.isSupported(request.target.checked())) {
      throw ApplicationErrors.invalid(
          "Policy type "
              + request.type
              + " is not supported for the scalable dimension "
              + request.target.dimension());
    }
  }
}
