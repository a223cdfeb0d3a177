package dev.tailback.pressure;

/**
 * A call for which a fault rule fires. An effect calls exactly one of these methods, once; each
 * makes sure that the call gets exactly one outcome.
 */
public interface FaultyCall {

  /** Closes the caller's connection without a reply. */
  void drop(FaultMoment moment);

  /** Replies with an error. */
  void fail(FaultError error);

  /**
   * Rejects the call as throttled.
   *
   * @param retryAfterMillis the retry hint for the caller; 0 for none
   */
  void throttle(long retryAfterMillis);

  /** Carries out the call after a delay in engine time, unless the caller has gone by then. */
  void startAfter(long millis);

  /** Carries out the call at once, and sends its result after a delay in engine time. */
  void replyAfter(long millis);

  /** Carries out the call, and sends its answer slowly. */
  void answerSlowly(Pace pace);

  /** Carries out the call with hooks that change what happens inside its action. */
  void carryOut(FaultHooks hooks);
}
