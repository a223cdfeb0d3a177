package dev.tailback.lab.sim.client;

/**
 * How a call ended.
 *
 * @param hintMillis the server's retry hint, 0 if there was none
 */
public record Outcome(Kind kind, long hintMillis) {
  /** The call succeeded. */
  public static final Outcome OK = new Outcome(Kind.OK, 0);

  /** The ways. */
  public enum Kind {
    OK,
    THROTTLED,
    /** The server failed, or the connection was closed. The call may have been carried out. */
    FAULT,
    /** Too many messages are in flight. */
    OVER_LIMIT,
    /** The request was wrong, so another attempt is pointless. */
    INVALID
  }

  /** Returns whether the call succeeded. */
  public boolean isOk() {
    return kind == Kind.OK;
  }

  /** Returns whether a retry of the same call may succeed. */
  public boolean isWorthRetrying() {
    return kind == Kind.OK || kind == Kind.THROTTLED || kind == Kind.FAULT;
  }
}
