package dev.tailback.server.scaling.group;

import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.NotScaledReason;
import dev.tailback.engine.scaling.NotScaledReason.Code;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a simple or step policy, as if an alarm had called it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ExecutePolicy.html">ExecutePolicy</a>
 */
final class ExecutePolicy implements Immediate<ExecutePolicy.Request> {
  private static final Shape SHAPE =
      Shape.of(Member.text(GroupMembers.NAME), Member.text(PutScalingPolicy.POLICY, 1, 1_600));

  record Request(
      Kept names,
      boolean honorsCooldown,
      @Nullable Double metricValue,
      @Nullable Double breachThreshold) {}

  private final GroupAccess access;

  ExecutePolicy(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(
        Members.read(input, SHAPE, PutScalingPolicy.POLICY),
        Boolean.TRUE.equals(input.bool("HonorCooldown")),
        finite(input, "MetricValue"),
        finite(input, "BreachThreshold"));
  }

  private static @Nullable Double finite(Input input, String name) {
    Double value = input.decimal(name);
    Checks checks = new Checks();
    checks.finite(name, value);
    checks.check();
    return value;
  }

  @Override
  public Result answer(Request request, Call call) {
    access.run(groups -> execute(groups, call.caller(), request));
    return Result.NOTHING;
  }

  private static void execute(Groups groups, Caller caller, Request request) {
    NamedPolicy policy = PolicyNames.find(groups, caller, request.names);
    check(policy, request);
    NotScaledReason reason =
        groups
            .scaling()
            .execute(policy, request.metricValue, request.breachThreshold, request.honorsCooldown)
            .notScaledReason();
    if (reason != null && reason.code() == Code.COOLDOWN && request.honorsCooldown) {
      throw SetDesiredCapacity.blocked(
          groups, Objects.requireNonNull(groups.find(policy.target())));
    }
  }

  private static void check(NamedPolicy policy, Request request) {
    if (policy.policy() instanceof TargetTrackingPolicy) {
      throw GroupErrors.invalid(
          "ExecutePolicy cannot be used with the policy type TargetTrackingScaling");
    }
    boolean hasValues = request.metricValue != null && request.breachThreshold != null;
    boolean hasNone = request.metricValue == null && request.breachThreshold == null;
    if (policy.policy() instanceof StepPolicy ? !hasValues : !hasNone) {
      throw GroupErrors.invalid(
          "MetricValue and BreachThreshold must be specified for the policy type StepScaling, and"
              + " for no other");
    }
  }
}
