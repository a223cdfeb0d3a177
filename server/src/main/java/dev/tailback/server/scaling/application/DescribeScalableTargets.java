package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the caller's scalable targets of a service.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html">DescribeScalableTargets</a>
 */
final class DescribeScalableTargets implements Immediate<DescribeScalableTargets.Request> {
  private static final ListMember TARGETS = ListMember.of("ScalableTargets");
  private static final int MAX_RESULTS = 50;

  record Request(String namespace, List<String> resources, @Nullable String dimension, Page page) {

    private boolean matches(TargetId id) {
      return (resources.isEmpty() || resources.contains(id.resource()))
          && (dimension == null || dimension.equals(id.dimension()));
    }
  }

  /** A target at one moment, as the API shows it. */
  private record Shown(
      TargetId id,
      TargetSettings settings,
      long createdMillis,
      String arn,
      @Nullable String roleArn)
      implements Result {

    static Shown of(ScalableTarget target) {
      return new Shown(
          target.id(),
          target.settings(),
          target.createdMillis(),
          TargetArn.of(target),
          ServiceRole.arn(target));
    }

    String key() {
      return id.resource() + " " + id.dimension();
    }

    @Override
    public void write(Output output) {
      ApplicationScalingActions.write(id, output);
      output.number("MinCapacity", (long) settings.min());
      output.number("MaxCapacity", (long) settings.max());
      output.string("RoleARN", roleArn);
      output.time("CreationTime", Instant.ofEpochMilli(createdMillis));
      output.structure(
          "SuspendedState",
          state -> {
            state.bool("DynamicScalingInSuspended", settings.suspension().scaleIn());
            state.bool("DynamicScalingOutSuspended", settings.suspension().scaleOut());
            state.bool("ScheduledScalingSuspended", settings.suspension().scheduled());
          });
      output.string("ScalableTargetARN", arn);
    }
  }

  private final ScalingAccess access;

  DescribeScalableTargets(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    Request request =
        new Request(
            GivenTarget.namespace(constraints),
            GivenTarget.resources(constraints),
            GivenTarget.dimension(constraints),
            Page.read(input, constraints, MAX_RESULTS));
    ApplicationScalingActions.checkFilter(request.dimension, !request.resources.isEmpty());
    return request;
  }

  @Override
  public Result answer(Request request, Call call) {
    List<Shown> found =
        access.call(
            scaling ->
                request.page.of(
                    ApplicationScalingActions.targets(
                            scaling, call.caller(), request.namespace, request::matches)
                        .stream()
                        .map(Shown::of)
                        .toList(),
                    Shown::key));
    return request.page.result(TARGETS, found, Shown::key);
  }
}
