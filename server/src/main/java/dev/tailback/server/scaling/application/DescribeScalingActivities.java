package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.NotScaledReason;
import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lists the activities of the caller's targets of a service in the last six weeks, newest first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html">DescribeScalingActivities</a>
 */
final class DescribeScalingActivities implements Immediate<DescribeScalingActivities.Request> {
  private static final ListMember ACTIVITIES = ListMember.of("ScalingActivities");
  private static final ListMember REASONS = ListMember.of("NotScaledReasons");
  private static final int MAX_RESULTS = 50;

  record Request(
      String namespace,
      @Nullable String resource,
      @Nullable String dimension,
      boolean includesNotScaled,
      Page page) {

    private boolean matches(ScalingActivity activity, Caller caller) {
      TargetId id = activity.target();
      return id.account().equals(caller.account())
          && id.region().equals(caller.region())
          && id.namespace().equals(namespace)
          && (resource == null || resource.equals(id.resource()))
          && (dimension == null || dimension.equals(id.dimension()))
          && (activity.isScaled() || (includesNotScaled && isReported(activity)));
    }

    private static boolean isReported(ScalingActivity activity) {
      NotScaledReason reason = activity.notScaledReason();
      return reason != null && reason.code().wireName() != null;
    }
  }

  /** An activity as the API shows it. */
  private record Shown(ScalingActivity activity) implements Result {

    /** Returns a key by which newer activities precede older ones. */
    String key() {
      return String.format(Locale.ROOT, "%019d", Long.MAX_VALUE - activity.order());
    }

    @Override
    public void write(Output output) {
      output.string("ActivityId", activity.id());
      ApplicationScalingActions.write(activity.target(), output);
      output.string("Description", activity.description());
      output.string("Cause", activity.cause());
      output.time("StartTime", Instant.ofEpochMilli(activity.startMillis()));
      Long end = activity.endMillis();
      NotScaledReason reason = activity.notScaledReason();
      if (end != null && reason == null) {
        output.time("EndTime", Instant.ofEpochMilli(end));
      }
      output.string("StatusCode", activity.status().wireName());
      output.string("StatusMessage", activity.statusMessage());
      if (reason != null) {
        output.structures(REASONS, List.<Result>of(each -> write(reason, each)));
      }
    }

    private static void write(NotScaledReason reason, Output output) {
      output.string("Code", reason.code().wireName());
      output.number("MaxCapacity", asLong(reason.maxCapacity()));
      output.number("MinCapacity", asLong(reason.minCapacity()));
      output.number("CurrentCapacity", asLong(reason.currentCapacity()));
    }

    private static @Nullable Long asLong(@Nullable Integer value) {
      return value == null ? null : value.longValue();
    }
  }

  private final ScalingAccess access;

  DescribeScalingActivities(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    Request request =
        new Request(
            GivenTarget.namespace(constraints),
            constraints.text("ResourceId", 1, GivenTarget.MAX_ID_LENGTH),
            GivenTarget.dimension(constraints),
            Boolean.TRUE.equals(input.bool("IncludeNotScaledActivities")),
            Page.read(input, constraints, MAX_RESULTS));
    ApplicationScalingActions.checkFilter(request.dimension, request.resource != null);
    return request;
  }

  @Override
  public Result answer(Request request, Call call) {
    List<Shown> all =
        access.call(
            scaling ->
                scaling.activities(activity -> request.matches(activity, call.caller())).stream()
                    .map(Shown::new)
                    .toList());
    List<Shown> found = request.page.of(all, Shown::key);
    return request.page.result(ACTIVITIES, found, Shown::key);
  }
}
