package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ListMember;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A target as named in a request. */
record GivenTarget(String namespace, String resource, String dimension) {
  static final int MAX_ID_LENGTH = 1_600;

  private static final int MAX_RESOURCES = 50;
  private static final ListMember RESOURCE_IDS = ListMember.of("ResourceIds");

  /** Reads the members that name a target, all of which are required. */
  static GivenTarget read(Constraints constraints) {
    String resource = constraints.requiredText("ResourceId", 1, MAX_ID_LENGTH);
    return new GivenTarget(
        namespace(constraints),
        resource,
        Objects.requireNonNullElse(
            constraints.required("ScalableDimension", dimension(constraints)), ""));
  }

  static String namespace(Constraints constraints) {
    String namespace = constraints.oneOf("ServiceNamespace", Dimension.NAMESPACES);
    return Objects.requireNonNullElse(constraints.required("ServiceNamespace", namespace), "");
  }

  static @Nullable String dimension(Constraints constraints) {
    return constraints.oneOf("ScalableDimension", Dimension.NAMES);
  }

  /** Reads the ids of resources, none for all. */
  static List<String> resources(Constraints constraints) {
    return constraints.texts(RESOURCE_IDS, MAX_RESOURCES, MAX_ID_LENGTH);
  }

  /**
   * Returns what is scaled.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationException, if the resource has no such
   *     dimension
   */
  Dimension checked() {
    Dimension found = Dimension.find(dimension);
    if (found == null || !found.has(namespace, resource)) {
      throw ApplicationErrors.invalid(
          "Unsupported service namespace, resource type or scalable dimension");
    }
    return found;
  }

  TargetId of(Caller caller) {
    return new TargetId(caller.account(), caller.region(), namespace, resource, dimension);
  }
}
