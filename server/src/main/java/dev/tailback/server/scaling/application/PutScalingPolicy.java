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
import java.util.Objects;
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

  /** A request. A problem with its configuration is reported only if the target exists. */
  record Request(
      GivenTarget target,
      String name,
      @Nullable String type,
      @Nullable GivenPolicy policy,
      @Nullable Refusal problem) {

    ScalableTarget find(TargetId id, Scaling scaling) {
      ScalableTarget found = scaling.find(id);
      if (found == null) {
        throw ApplicationErrors.none("scalable target registered", id);
      }
      if (problem != null) {
        throw problem;
      }
      return found;
    }
  }

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
    try {
      return new Request(target, name, type, configuration(members, type), null);
    } catch (Refusal problem) {
      return new Request(target, name, type, null, problem);
    }
  }

  private static @Nullable GivenPolicy configuration(Members members, @Nullable String type) {
    Members step = members.structure("StepScalingPolicyConfiguration");
    Members tracking = members.structure("TargetTrackingScalingPolicyConfiguration");
    if (step != null && tracking != null) {
      throw ApplicationErrors.invalid(
          "You must only provide a single scaling policy configuration, which must match the"
              + " scaling policy type specified.");
    }
    boolean isOther = GivenPolicy.Step.TYPE.equals(type) ? tracking != null : step != null;
    if (type != null && isOther) {
      throw noConfiguration(type);
    } else if (step != null) {
      return GivenPolicy.Step.read(step);
    }
    return tracking == null ? null : GivenPolicy.Tracking.read(tracking);
  }

  private static Refusal noConfiguration(String type) {
    return ApplicationErrors.invalid(type + " policy configuration must be specified");
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
    ScalableTarget target = request.find(id, scaling);
    NamedPolicy before = target.policy(request.name);
    if (before == null) {
      checkNew(request, target);
    } else {
      checkType(request, before);
    }
    checkSupport(request);
    ScalingPolicy wanted = policy != null || before == null ? policy : before.policy();
    if (wanted == null) {
      throw noConfiguration(Objects.requireNonNull(request.type)); // checked if it is new
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

  /** A policy's type cannot change: alarms may call it, or it may own alarms. */
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
