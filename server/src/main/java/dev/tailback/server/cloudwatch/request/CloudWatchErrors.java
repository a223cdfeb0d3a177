package dev.tailback.server.cloudwatch.request;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Refusal.Reason;
import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.server.wire.ErrorShape;

/**
 * The errors of the CloudWatch API, one row each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
public final class CloudWatchErrors {
  private static final String NAMESPACE = "com.amazonaws.cloudwatch.v2010_08_01";

  public static final ErrorShape INVALID_FORMAT = shape("InvalidFormatFault", "InvalidFormat", 400);
  public static final ErrorShape INVALID_NEXT_TOKEN = same("InvalidNextToken", 400);
  public static final ErrorShape INVALID_PARAMETER_COMBINATION =
      exception("InvalidParameterCombination", 400);
  public static final ErrorShape INVALID_PARAMETER_VALUE = exception("InvalidParameterValue", 400);
  public static final ErrorShape MISSING_PARAMETER =
      shape("MissingRequiredParameterException", "MissingParameter", 400);
  public static final ErrorShape RESOURCE_NOT_FOUND = same("ResourceNotFound", 404);
  public static final ErrorShape RESOURCE_NOT_FOUND_EXCEPTION =
      same("ResourceNotFoundException", 404);
  public static final ErrorShape VALIDATION =
      new ErrorShape("com.amazon.coral.validate#ValidationException", "ValidationError", 400);

  private CloudWatchErrors() {}

  /** Returns the refusal of a token that no earlier page of the same request returned. */
  public static Refusal invalidNextToken() {
    return new Refusal(INVALID_NEXT_TOKEN, "The value for parameter NextToken is invalid.");
  }

  static ErrorShape of(RefusalReason reason) {
    return reason instanceof ErrorShape error ? error : ofEngine((Reason) reason);
  }

  private static ErrorShape ofEngine(Reason reason) {
    return switch (reason) {
      case INVALID_PARAMETER_VALUE -> INVALID_PARAMETER_VALUE;
      case RESOURCE_NOT_FOUND -> RESOURCE_NOT_FOUND;
      case SERVICE_UNAVAILABLE -> ErrorShape.SERVICE_UNAVAILABLE;
      default -> throw new IllegalArgumentException("not an error of CloudWatch: " + reason);
    };
  }

  private static ErrorShape same(String name, int status) {
    return shape(name, name, status);
  }

  private static ErrorShape exception(String queryCode, int status) {
    return shape(queryCode + "Exception", queryCode, status);
  }

  private static ErrorShape shape(String name, String queryCode, int status) {
    return new ErrorShape(NAMESPACE + "#" + name, queryCode, status);
  }
}
