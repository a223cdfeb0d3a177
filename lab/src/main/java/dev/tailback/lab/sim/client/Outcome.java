package dev.tailback.lab.sim.client;

/**
 * How a call ended.
 *
 * @param hintMillis after what time the server says that another attempt is worth it; 0 if it does
 *     not
 */
public record Outcome(Kind kind, long hintMillis) {
  /** The call succeeded. */
  public static final Outcome OK = new Outcome(Kind.OK, 0);

  /** The ways. */
  public enum Kind {
    OK,
    THROTTLED,
    /** The server failed, or the connection was closed: it may have carried the call out. */
    FAULT,
    /** Too many messages are in flight. */
    OVER_LIMIT,
    /** The request was wrong, so that another attempt makes no sense. */
    INVALID
  }

  /** Returns whether the call succeeded. */
  public boolean isOk() {
    return kind == Kind.OK;
  }

  /** Returns whether another attempt of the same call may succeed. */
  public boolean isWorthRetrying() {
    return kind == Kind.OK || kind == Kind.THROTTLED || kind == Kind.FAULT;
  }
}
