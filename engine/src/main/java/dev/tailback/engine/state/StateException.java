package dev.tailback.engine.state;

import java.io.Serial;

/** State that cannot be read: it is damaged, or was written by another version. */
public final class StateException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates an exception with a message. */
  public StateException(String problem) {
    super(problem);
  }

  /** Creates an exception with a message and a cause. */
  public StateException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
