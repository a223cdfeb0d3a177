package dev.tailback.engine.queue;

import java.util.Objects;

/**
 * An error that SQS answers a call with. It is expected, so it has no stack trace.
 *
 * <p>The server decides how a reason looks on the wire: type name, code and HTTP status.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The errors of the SQS API, by SQS's own names. */
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

  /**
   * Creates a refusal.
   *
   * @param text the sentence that SQS answers with
   */
  public Refusal(Reason reason, String text) {
    this(reason, text, 0);
  }

  private Refusal(Reason reason, String text, long retryAfterMillis) {
    super(text, null, false, false);
    this.reason = reason;
    this.text = Objects.requireNonNull(text);
    this.retryAfterMillis = retryAfterMillis;
  }

  /** Returns a refusal for too many requests. A retry can succeed after the given time. */
  public static Refusal throttled(long retryAfterMillis) {
    return new Refusal(Reason.REQUEST_THROTTLED, "Request is throttled.", retryAfterMillis);
  }

  /** Returns a refusal of what cannot be done now. A retry may succeed after the given time. */
  public static Refusal unavailable(String text, long retryAfterMillis) {
    return new Refusal(Reason.SERVICE_UNAVAILABLE, text, retryAfterMillis);
  }

  /** Returns a refusal of a parameter's value, in words of its own. */
  public static Refusal invalidParameter(String text) {
    return new Refusal(Reason.INVALID_PARAMETER_VALUE, text);
  }

  /** Returns a refusal of a parameter's value, in the words that SQS usually has for that. */
  public static Refusal invalidValue(Object value, String parameter, String why) {
    return invalidParameter(
        "Value " + value + " for parameter " + parameter + " is invalid. Reason: " + why);
  }

  /** Returns a refusal because a required parameter is absent or empty. */
  public static Refusal missing(String parameter) {
    return new Refusal(
        Reason.MISSING_PARAMETER, "The request must contain the parameter " + parameter + ".");
  }

  /** Returns a refusal because no queue has this name in this account and region. */
  public static Refusal noSuchQueue() {
    return new Refusal(Reason.QUEUE_DOES_NOT_EXIST, "The specified queue does not exist.");
  }

  /** Returns after how many milliseconds a retry may succeed; 0 if unknown. */
  public long retryAfterMillis() {
    return retryAfterMillis;
  }

  /** Returns the error. */
  public Reason reason() {
    return reason;
  }

  /** Returns the sentence that SQS answers with. */
  public String text() {
    return text;
  }
}
