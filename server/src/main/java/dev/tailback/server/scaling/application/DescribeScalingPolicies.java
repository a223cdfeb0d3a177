package dev.tailback.server.scaling.application;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the policies of the caller's targets of a service.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingPolicies.html">DescribeScalingPolicies</a>
 */
final class DescribeScalingPolicies implements Immediate<DescribeScalingPolicies.Request> {
  private static final ListMember POLICIES = ListMember.of("ScalingPolicies");
  private static final ListMember NAMES = ListMember.of("PolicyNames");
  private static final int MAX_RESULTS = 10;
  private static final int MAX_NAMES = 50;

  record Request(
      String namespace,
      List<String> names,
      @Nullable String resource,
      @Nullable String dimension,
      Page page) {

    private boolean matches(TargetId id) {
      return (resource == null || resource.equals(id.resource()))
          && (dimension == null || dimension.equals(id.dimension()));
    }

    private boolean matches(NamedPolicy policy) {
      return names.isEmpty() || names.contains(policy.name());
    }
  }

  private final ScalingAccess access;

  DescribeScalingPolicies(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    Request request =
        new Request(
            GivenTarget.namespace(constraints),
            constraints.texts(NAMES, MAX_NAMES, GivenTarget.MAX_ID_LENGTH),
            constraints.text("ResourceId", 1, GivenTarget.MAX_ID_LENGTH),
            GivenTarget.dimension(constraints),
            Page.read(input, constraints, MAX_RESULTS));
    ApplicationScalingActions.checkFilter(request.dimension, request.resource != null);
    return request;
  }

  @Override
  public Result answer(Request request, Call call) {
    List<ShownPolicy> found =
        access.call((scaling, alarms) -> find(request, call.caller(), scaling, alarms));
    return request.page.result(POLICIES, found, ShownPolicy::key);
  }

  private static List<ShownPolicy> find(
      Request request, Caller caller, Scaling scaling, Alarms alarms) {
    List<ShownPolicy> found = new ArrayList<>();
    for (ScalableTarget target :
        ApplicationScalingActions.targets(scaling, caller, request.namespace, request::matches)) {
      target.policies().stream()
          .filter(request::matches)
          .forEach(policy -> found.add(ShownPolicy.of(target, policy, scaling, alarms)));
    }
    return request.page.of(found, ShownPolicy::key);
  }
}
