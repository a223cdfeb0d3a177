package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.cloudwatch.request.UnsupportedAction;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Service;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The actions of the Application Auto Scaling API by name. Unsupported ones say so. */
public final class ApplicationScalingActions {
  /** A result without members, unlike {@link Result#NOTHING}, which has no result element. */
  static final Result EMPTY = output -> {};

  private static final String SCHEDULED = "scheduled scaling";

  private static final Map<String, String> UNSUPPORTED =
      Map.of(
          "DeleteScheduledAction", SCHEDULED,
          "DescribeScheduledActions", SCHEDULED,
          "GetPredictiveScalingForecast", "predictive scaling",
          "PutScheduledAction", SCHEDULED);

  private final Map<String, Action<?>> byName = new TreeMap<>();

  /** Creates the actions. */
  public ApplicationScalingActions(ScalingAccess access) {
    List<Action<?>> actions =
        List.of(
            new DeleteScalingPolicy(access),
            new DeregisterScalableTarget(access),
            new DescribeScalableTargets(access),
            new DescribeScalingActivities(access),
            new DescribeScalingPolicies(access),
            new ListTagsForResource(access),
            new PutScalingPolicy(access),
            new RegisterScalableTarget(access),
            new TagResource(access),
            new UntagResource(access));
    actions.forEach(action -> byName.put(action.name(), action));
    UNSUPPORTED.forEach((name, subject) -> byName.put(name, new UnsupportedAction(name, subject)));
  }

  /** Returns the service with these actions. */
  public Service service() {
    return new Service(ApplicationTraits.MODEL, byName);
  }

  /** Returns the caller's targets of a service, in order. Used inside the gate. */
  static List<ScalableTarget> targets(
      Scaling scaling, Caller caller, String namespace, Predicate<TargetId> matches) {
    return scaling.list(
        id ->
            id.account().equals(caller.account())
                && id.region().equals(caller.region())
                && id.namespace().equals(namespace)
                && matches.test(id));
  }

  /**
   * Checks the filter of a listing: a dimension is that of a resource.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationException
   */
  static void checkFilter(@Nullable String dimension, boolean hasResource) {
    if (dimension != null && !hasResource) {
      throw ApplicationErrors.invalid(
          "If you specify a scalable dimension, you must also specify a resource ID");
    }
  }

  /** Writes the members that name a target. */
  static void write(TargetId target, Output output) {
    output.string("ServiceNamespace", target.namespace());
    output.string("ResourceId", target.resource());
    output.string("ScalableDimension", target.dimension());
  }
}
