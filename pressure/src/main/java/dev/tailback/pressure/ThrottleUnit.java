package dev.tailback.pressure;

/** What takes one token. */
public enum ThrottleUnit {
  /** Each call takes one token, even a batch. */
  CALLS,
  /**
   * A call takes a token for each of its messages: the entries of a batch, or the messages that a
   * receive asks for, since the number it will get is not known in advance. A call without
   * messages, such as GetQueueAttributes, takes none.
   */
  MESSAGES;

  /** Returns how many tokens a call with this many messages takes. */
  int count(int messages) {
    return this == CALLS ? 1 : messages;
  }
}
