package dev.tailback.engine.queue;

import java.util.function.Function;

/** What may be received from a queue now, and in which order. */
sealed interface Backlog permits StandardBacklog, FifoBacklog {

  /** The message has come into the queue, delayed or ready. */
  void enter(Message message);

  /** The message, ready until now, is in flight. */
  void startFlight(Message message);

  /** The message, delayed or in flight until now, is ready. */
  void makeVisible(Message message, Message.State from);

  /** The message, which is stored yet, leaves the queue; its state still says where it was. */
  void leave(Message message);

  /** Whether there is anything to offer. */
  boolean canDeliver();

  /** A receive of the message, which may have come back since, is undone: it is ready again. */
  void takeBack(Message message, Message.State from, long oldOrder);

  /**
   * Offers messages in the order of delivery until the taker has accepted {@code max}, or declines
   * one, or there are no more. A message that it has accepted the taker does not release before
   * this has returned, or the message would be offered again.
   */
  void offer(int max, Function<Message, OfferResult> taker);

  void checkInvariants();
}
