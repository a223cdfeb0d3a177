package dev.tailback.server.copy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The source refused a call, or could not be reached. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final Set<String> THROTTLES =
      Set.of(
          "RequestThrottled",
          "RequestThrottledException",
          "RequestLimitExceeded",
          "Throttling",
          "ThrottlingException",
          "TooManyRequestsException");

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final int status;
  private final @Nullable String code;

  private SourceException(int status, @Nullable String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static SourceException withoutAnswer(String message) {
    return new SourceException(0, null, message);
  }

  /**
   * @param code the name of SQS's error, {@code null} if the answer names none
   */
  static SourceException answered(int status, @Nullable String code, String message) {
    return new SourceException(status, code, message);
  }

  /** Returns what went wrong, in one line. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Returns whether the source answered, so that its other queues may still be read. */
  boolean isAnswered() {
    return status != 0;
  }

  boolean isMissingQueue() {
    return code != null && code.matches(".*(QueueDoesNotExist|NonExistentQueue)");
  }

  boolean isThrottle() {
    return status == TOO_MANY_REQUESTS || (code != null && THROTTLES.contains(code));
  }

  boolean isWorthAnotherTry() {
    return isThrottle() || status >= SERVER_ERROR;
  }
}
