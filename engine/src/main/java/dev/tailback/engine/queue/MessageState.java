package dev.tailback.engine.queue;

/** The states in a message's life; see the diagram in {@link Messages}. */
enum MessageState {
  /** Not in a queue: not yet, no longer, or between a queue and its dead-letter queue. */
  OUTSIDE,
  DELAYED,
  VISIBLE,
  IN_FLIGHT;

  private static final MessageState[] ALL = values();

  static MessageState of(byte ordinal) {
    return ALL[ordinal];
  }

  /** Returns whether a stored message may have the state with this ordinal. */
  static boolean isStored(byte ordinal) {
    return ordinal > 0 && ordinal < ALL.length;
  }

  boolean mayBecome(MessageState next) {
    return switch (this) {
      case OUTSIDE -> next == DELAYED || next == VISIBLE;
      case VISIBLE -> next == IN_FLIGHT || next == OUTSIDE;
      case DELAYED, IN_FLIGHT -> next == VISIBLE || next == OUTSIDE;
    };
  }
}
