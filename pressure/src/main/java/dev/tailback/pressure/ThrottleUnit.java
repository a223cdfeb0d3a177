package dev.tailback.pressure;

/** What a throttle counts. */
public enum ThrottleUnit {
  /** A call is one, a batch too. */
  CALLS,
  /**
   * A call is as many as the messages it is about: a batch's entries, and of a receive the messages
   * it asks for, as nobody knows before how many it will get. A call that is about no message, such
   * as GetQueueAttributes, counts nothing.
   */
  MESSAGES;

  /** What a call with so many messages counts. */
  int count(int messages) {
    return this == CALLS ? 1 : messages;
  }
}
