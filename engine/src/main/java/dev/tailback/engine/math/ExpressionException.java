package dev.tailback.engine.math;

/**
 * An expression that cannot be read or evaluated. It is the caller's error, so it has no stack
 * trace; the message says what is wrong.
 */
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception that says what is wrong. */
  public ExpressionException(String message) {
    super(message, null, false, false);
  }

  /** Returns what is wrong. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
