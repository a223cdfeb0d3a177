package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.scaling.TargetSettings.Suspension;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers a scalable target, or changes the given settings of one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html">RegisterScalableTarget</a>
 */
final class RegisterScalableTarget implements Immediate<RegisterScalableTarget.Request> {

  record Request(
      GivenTarget target,
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable GivenSuspension suspension,
      @Nullable String roleArn,
      Map<String, String> tags) {}

  /** Which scaling is to be suspended; {@code null} leaves it unchanged. */
  record GivenSuspension(
      @Nullable Boolean scaleIn, @Nullable Boolean scaleOut, @Nullable Boolean scheduled) {

    static @Nullable GivenSuspension read(@Nullable Input given) {
      return given == null
          ? null
          : new GivenSuspension(
              given.bool("DynamicScalingInSuspended"),
              given.bool("DynamicScalingOutSuspended"),
              given.bool("ScheduledScalingSuspended"));
    }

    Suspension or(Suspension before) {
      return new Suspension(
          Objects.requireNonNullElse(scaleIn, before.scaleIn()),
          Objects.requireNonNullElse(scaleOut, before.scaleOut()),
          Objects.requireNonNullElse(scheduled, before.scheduled()));
    }
  }

  private final ScalingAccess access;

  RegisterScalableTarget(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    GivenTarget target = GivenTarget.read(constraints);
    String role = constraints.text("RoleARN", 1, GivenTarget.MAX_ID_LENGTH);
    constraints.check();
    Map<String, String> tags = GivenTags.read(input);
    if (tags.size() > GivenTags.MAX_TAGS) {
      throw ApplicationErrors.invalid("A scalable target can have at most 50 tags.");
    }
    return new Request(
        target,
        capacity("Minimum", input.integer("MinCapacity")),
        capacity("Maximum", input.integer("MaxCapacity")),
        GivenSuspension.read(input.structure("SuspendedState")),
        role,
        tags);
  }

  private static @Nullable Integer capacity(String which, @Nullable Integer capacity) {
    if (capacity != null && capacity < 0) {
      throw ApplicationErrors.invalid(which + " capacity cannot be less than 0");
    }
    return capacity;
  }

  @Override
  public Result answer(Request request, Call call) {
    request.target.checked();
    TargetId id = request.target.of(call.caller());
    String arn = access.call(scaling -> TargetArn.of(register(request, id, scaling)));
    return output -> output.string("ScalableTargetARN", arn);
  }

  private static ScalableTarget register(Request request, TargetId id, Scaling scaling) {
    ScalableTarget before = scaling.find(id);
    if (before != null && !request.tags.isEmpty()) {
      throw ApplicationErrors.invalid(
          "The scalable target that you tried to tag already exists. To update tags on an existing"
              + " scalable target, use the TagResource API.");
    }
    TargetSettings settings = settings(request, before);
    if (before == null && request.roleArn == null && !ServiceRole.isLinkedTo(id.namespace())) {
      throw ApplicationErrors.invalid(
          "RoleARN must be specified to register a new scalable target of " + id.namespace());
    }
    ScalableTarget target = scaling.register(id, settings, request.tags);
    if (request.roleArn != null) {
      scaling.assumeRole(target, request.roleArn);
    }
    return target;
  }

  private static TargetSettings settings(Request request, @Nullable ScalableTarget before) {
    TargetSettings old = before == null ? null : before.settings();
    Integer min = request.min == null && old != null ? (Integer) old.min() : request.min;
    Integer max = request.max == null && old != null ? (Integer) old.max() : request.max;
    if (min == null || max == null) {
      throw ApplicationErrors.invalid(
          "Minimum capacity and maximum capacity must be specified to register a new scalable"
              + " target");
    }
    if (max < min) {
      throw ApplicationErrors.invalid("Maximum capacity cannot be less than minimum capacity");
    }
    Suspension suspension = old == null ? Suspension.NONE : old.suspension();
    return new TargetSettings(
        min,
        max,
        request.suspension == null ? suspension : request.suspension.or(suspension),
        old == null ? 0 : old.startDelayMillis(),
        TargetSettings.DEFAULT_COOLDOWN_SECONDS,
        null,
        Set.of());
  }
}
