package dev.tailback.server.scaling.group.request;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Refusal.Reason;
import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.server.wire.ErrorShape;

/**
 * The errors of the EC2 Auto Scaling API.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
public final class GroupErrors {
  private static final ErrorShape ALREADY_EXISTS = shape("AlreadyExists");
  private static final ErrorShape LIMIT_EXCEEDED = shape("LimitExceeded");
  private static final ErrorShape RESOURCE_IN_USE = shape("ResourceInUse");
  private static final ErrorShape SCALING_ACTIVITY_IN_PROGRESS = shape("ScalingActivityInProgress");
  private static final ErrorShape VALIDATION = shape("ValidationError");

  private GroupErrors() {}

  /** Returns the refusal of invalid or missing members, and of unknown names. */
  public static Refusal invalid(String text) {
    return new Refusal(VALIDATION, text);
  }

  /** Returns the refusal of the name of a group that does not exist. */
  public static Refusal noGroup(String name) {
    return invalid("AutoScalingGroup name not found - AutoScalingGroup: " + name + " not found");
  }

  /** Returns the refusal of a name that is taken. */
  public static Refusal alreadyExists(String text) {
    return new Refusal(ALREADY_EXISTS, text);
  }

  /** Returns the refusal of too many. */
  public static Refusal limitExceeded(String text) {
    return new Refusal(LIMIT_EXCEEDED, text);
  }

  /** Returns the refusal to delete something in use. */
  public static Refusal inUse(String text) {
    return new Refusal(RESOURCE_IN_USE, text);
  }

  /** Returns the refusal of a change that another one, or its cooldown, keeps waiting. */
  public static Refusal inProgress(String text) {
    return new Refusal(SCALING_ACTIVITY_IN_PROGRESS, text);
  }

  static ErrorShape of(RefusalReason reason) {
    return reason instanceof ErrorShape error ? error : ofEngine((Reason) reason);
  }

  private static ErrorShape ofEngine(Reason reason) {
    return switch (reason) {
      case INVALID_PARAMETER_VALUE -> VALIDATION;
      case SERVICE_UNAVAILABLE -> ErrorShape.SERVICE_UNAVAILABLE;
      default -> throw new IllegalArgumentException("not an error of Auto Scaling: " + reason);
    };
  }

  private static ErrorShape shape(String code) {
    return new ErrorShape("com.amazonaws.autoscaling#" + code, code, 400);
  }
}
