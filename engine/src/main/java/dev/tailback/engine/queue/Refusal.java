package dev.tailback.engine.queue;

import java.util.Objects;

/**
 * An error that SQS answers a call with. It is expected, so it has no stack trace.
 *
 * <p>The server decides how a reason looks on the wire: type name, code and HTTP status.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The errors that the engine refuses calls with, by SQS's own names. */
  public enum Reason implements RefusalReason {
    INVALID_PARAMETER_VALUE,
    OVER_LIMIT,
    PURGE_QUEUE_IN_PROGRESS,
    QUEUE_DELETED_RECENTLY,
    QUEUE_DOES_NOT_EXIST,
    RECEIPT_HANDLE_IS_INVALID,
    RESOURCE_NOT_FOUND,
    SERVICE_UNAVAILABLE
  }

  private final transient RefusalReason reason;
  private final String text;
  private final long retryAfterMillis;

  /**
   * Creates a refusal without a retry hint.
   *
   * @param text the sentence that SQS answers with
   */
  public Refusal(RefusalReason reason, String text) {
    this(reason, text, 0);
  }

  /**
   * Creates a refusal.
   *
   * @param text the sentence SQS answers with
   * @param retryAfterMillis after how many milliseconds a retry may succeed; 0 if unknown
   */
  public Refusal(RefusalReason reason, String text, long retryAfterMillis) {
    super(text, null, false, false);
    this.reason = reason;
    this.text = Objects.requireNonNull(text);
    this.retryAfterMillis = retryAfterMillis;
  }

  /**
   * Returns a refusal of a call that cannot succeed now. A retry may succeed after the given time.
   */
  public static Refusal unavailable(String text, long retryAfterMillis) {
    return new Refusal(Reason.SERVICE_UNAVAILABLE, text, retryAfterMillis);
  }

  /** Returns a refusal of a parameter's value, with the given text. */
  public static Refusal invalidParameter(String text) {
    return new Refusal(Reason.INVALID_PARAMETER_VALUE, text);
  }

  /** Returns a refusal of a parameter's value, in SQS's usual words. */
  public static Refusal invalidValue(Object value, String parameter, String why) {
    return invalidParameter(
        "Value " + value + " for parameter " + parameter + " is invalid. Reason: " + why);
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
  public RefusalReason reason() {
    return reason;
  }

  /** Returns the sentence that SQS answers with. */
  public String text() {
    return text;
  }
}
