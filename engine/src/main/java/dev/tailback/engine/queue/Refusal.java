package dev.tailback.engine.queue;

import java.util.Objects;

/**
 * Why SQS says no to a call: an expected answer, not a fault, so it carries no stack trace.
 *
 * <p>How a reason looks on the wire (type name, code, HTTP status) is the server's business.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The errors of the SQS API, under SQS's own names. */
  public enum Reason {
    BATCH_ENTRY_IDS_NOT_DISTINCT,
    BATCH_REQUEST_TOO_LONG,
    EMPTY_BATCH_REQUEST,
    INTERNAL_ERROR,
    INVALID_ADDRESS,
    INVALID_ATTRIBUTE_NAME,
    INVALID_ATTRIBUTE_VALUE,
    INVALID_BATCH_ENTRY_ID,
    INVALID_MESSAGE_CONTENTS,
    INVALID_PARAMETER_VALUE,
    KMS_ACCESS_DENIED,
    KMS_DISABLED,
    KMS_INVALID_KEY_USAGE,
    KMS_INVALID_STATE,
    KMS_NOT_FOUND,
    KMS_OPT_IN_REQUIRED,
    KMS_THROTTLED,
    MISSING_PARAMETER,
    OVER_LIMIT,
    PURGE_QUEUE_IN_PROGRESS,
    QUEUE_DELETED_RECENTLY,
    QUEUE_DOES_NOT_EXIST,
    QUEUE_NAME_EXISTS,
    RECEIPT_HANDLE_IS_INVALID,
    REQUEST_THROTTLED,
    RESOURCE_NOT_FOUND,
    SERVICE_UNAVAILABLE,
    TOO_MANY_ENTRIES_IN_BATCH_REQUEST,
    UNSUPPORTED_OPERATION
  }

  private final Reason reason;
  private final String text;
  private final long retryAfterMillis;

  public Refusal(Reason reason, String text) {
    this(reason, text, 0);
  }

  private Refusal(Reason reason, String text, long retryAfterMillis) {
    super(text, null, false, false);
    this.reason = reason;
    this.text = Objects.requireNonNull(text);
    this.retryAfterMillis = retryAfterMillis;
  }

  /** Too many requests; one more is welcome after so long. */
  public static Refusal throttled(long retryAfterMillis) {
    return new Refusal(Reason.REQUEST_THROTTLED, "Request is throttled.", retryAfterMillis);
  }

  /** The emulator can't do it now; trying again may help after so long. */
  public static Refusal unavailable(String text, long retryAfterMillis) {
    return new Refusal(Reason.SERVICE_UNAVAILABLE, text, retryAfterMillis);
  }

  /** A parameter's value is not acceptable; {@code text} says all of it. */
  public static Refusal invalidParameter(String text) {
    return new Refusal(Reason.INVALID_PARAMETER_VALUE, text);
  }

  /** A parameter's value is not acceptable, in the words SQS mostly uses for it. */
  public static Refusal invalidValue(Object value, String parameter, String why) {
    return invalidParameter(
        "Value " + value + " for parameter " + parameter + " is invalid. Reason: " + why);
  }

  /** A required parameter is absent or empty. */
  public static Refusal missing(String parameter) {
    return new Refusal(
        Reason.MISSING_PARAMETER, "The request must contain the parameter " + parameter + ".");
  }

  /** No queue has this name in this account and region. */
  public static Refusal noSuchQueue() {
    return new Refusal(Reason.QUEUE_DOES_NOT_EXIST, "The specified queue does not exist.");
  }

  /** After how many milliseconds the request is worth another try; 0 where nothing is known. */
  public long retryAfterMillis() {
    return retryAfterMillis;
  }

  public Reason reason() {
    return reason;
  }

  /** The sentence SQS answers with. */
  public String text() {
    return text;
  }
}
