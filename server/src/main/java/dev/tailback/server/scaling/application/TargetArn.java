package dev.tailback.server.scaling.application;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.wire.Caller;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ARNs of scalable targets. */
final class TargetArn {
  private static final String MEMBER = "ResourceARN";
  private static final int MAX_LENGTH = 1_011;
  private static final String PATTERN =
      "^arn:.+:application-autoscaling:.+:[0-9]+:scalable-target\\/[a-zA-Z0-9-]+$";
  private static final Pattern ARN = Pattern.compile(PATTERN);

  private TargetArn() {}

  static String of(ScalableTarget target) {
    TargetId id = target.id();
    return "arn:aws:application-autoscaling:%s:%s:scalable-target/%s"
        .formatted(id.region(), id.account(), target.uuid().toString().replace("-", ""));
  }

  static String read(Constraints constraints) {
    String arn = constraints.requiredText(MEMBER, 1, MAX_LENGTH);
    if (!arn.isEmpty() && !ARN.matcher(arn).matches()) {
      constraints.mustMatch(arn, MEMBER, PATTERN);
    }
    return arn;
  }

  /**
   * Returns the caller's target with an ARN. Used inside the gate.
   *
   * @throws Refusal ResourceNotFoundException, if there is none
   */
  static ScalableTarget find(String arn, Caller caller, Scaling scaling) {
    ScalableTarget found = findOrNull(arn, caller, scaling);
    if (found == null) {
      throw new Refusal(
          ApplicationErrors.RESOURCE_NOT_FOUND, "The resource " + arn + " doesn't exist.");
    }
    return found;
  }

  private static @Nullable ScalableTarget findOrNull(String arn, Caller caller, Scaling scaling) {
    return scaling
        .list(id -> id.account().equals(caller.account()) && id.region().equals(caller.region()))
        .stream()
        .filter(target -> !target.id().isGroup() && of(target).equals(arn))
        .findFirst()
        .orElse(null);
  }
}
