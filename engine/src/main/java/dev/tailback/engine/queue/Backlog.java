package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages that can be received from a queue now, in the order of delivery. */
sealed interface Backlog permits StandardBacklog, FifoBacklog {

  /** Creates an empty backlog for a queue, which may look at the queue's stored messages. */
  static Backlog of(StoredMessages stored, QueueAttributes attributes, World world) {
    return attributes.isFifo()
        ? new FifoBacklog(stored, attributes.limits().lookAhead())
        : new StandardBacklog(
            world.timeline(), world.settings().fairQueues(), attributes.capture());
  }

  /** Adds a message that has entered the queue, delayed or visible. */
  void enter(Message message);

  /** Takes out a visible message that goes in flight. */
  void startFlight(Message message);

  /** Adds a message that was delayed or in flight and has become visible. */
  void makeVisible(Message message, MessageState from);

  /** Removes a message that is about to leave the queue; it is still stored, in its old state. */
  void leave(Message message);

  /** Returns whether any message can be received. */
  boolean canDeliver();

  /**
   * Makes a message whose receive was undone visible again, unless it already is, and puts it back
   * in its old place.
   */
  void takeBack(Message message, MessageState from, long oldOrder);

  /**
   * Offers messages in the order of delivery, until the taker has accepted {@code max} or declined
   * one, or there are no more. The taker must not make an accepted message visible again before
   * this returns: it would be offered again.
   */
  void offer(int max, Function<Message, OfferResult> taker);

  /**
   * Returns the tenant that a message belongs to, if the queue judges tenants and it has a group.
   */
  @Nullable Tenant tenant(Message message);

  /** Adds a restored tenant, whose messages follow. */
  void readTenant(StateInput in);

  /** Adds a restored message, in its state and with its order. */
  void restore(Message message);

  /** Notes that all messages have been restored. */
  void restored(Iterable<Message> inFlightInOrder);

  void checkInvariants();
}
