package dev.tailback.server.scaling.application;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Refusal.Reason;
import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.wire.ErrorShape;
import java.util.Map;

/**
 * The errors of the Application Auto Scaling API, one row each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
final class ApplicationErrors {
  static final ErrorShape INVALID_NEXT_TOKEN = shape("InvalidNextTokenException");
  static final ErrorShape LIMIT_EXCEEDED = shape("LimitExceededException");
  static final ErrorShape OBJECT_NOT_FOUND = shape("ObjectNotFoundException");
  static final ErrorShape RESOURCE_NOT_FOUND = shape("ResourceNotFoundException");
  static final ErrorShape TOO_MANY_TAGS = shape("TooManyTagsException");
  static final ErrorShape VALIDATION = shape("ValidationException");

  /** Maps the errors of the shared checks to this API's. */
  private static final Map<RefusalReason, ErrorShape> TRANSLATED =
      Map.of(
          CloudWatchErrors.VALIDATION, VALIDATION,
          CloudWatchErrors.INVALID_NEXT_TOKEN, INVALID_NEXT_TOKEN,
          ErrorShape.MISSING_PARAMETER, VALIDATION,
          Reason.INVALID_PARAMETER_VALUE, VALIDATION,
          Reason.SERVICE_UNAVAILABLE, ErrorShape.SERVICE_UNAVAILABLE);

  private ApplicationErrors() {}

  static ErrorShape of(RefusalReason reason) {
    ErrorShape translated = TRANSLATED.get(reason);
    if (translated != null) {
      return translated;
    }
    if (reason instanceof ErrorShape error) {
      return error;
    }
    throw new IllegalArgumentException("not an error of Application Auto Scaling: " + reason);
  }

  static Refusal invalid(String text) {
    return new Refusal(VALIDATION, text);
  }

  /**
   * Returns the refusal of a call about something that does not exist.
   *
   * @param what such as {@code scalable target registered}
   */
  static Refusal none(String what, TargetId target) {
    return new Refusal(OBJECT_NOT_FOUND, "No " + what + " for " + words(target));
  }

  static Refusal noPolicy(String name, TargetId target) {
    return new Refusal(
        OBJECT_NOT_FOUND,
        "No scaling policy found for " + words(target) + ", policy name: " + name);
  }

  private static String words(TargetId target) {
    return "service namespace: %s, resource ID: %s, scalable dimension: %s"
        .formatted(target.namespace(), target.resource(), target.dimension());
  }

  private static ErrorShape shape(String name) {
    return new ErrorShape(name, name, 400);
  }
}
