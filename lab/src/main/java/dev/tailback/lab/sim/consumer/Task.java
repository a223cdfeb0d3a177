package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.time.Event;
import org.jspecify.annotations.Nullable;

/** The processing of one message; fires at its end. */
final class Task extends Event {
  private final ReceivedMessage message;
  private final Ticket ticket;
  private final Owner owner;
  private @Nullable Event heartbeat;
  private boolean fails;
  private boolean isAbandoned;

  /** Who processes the message. */
  interface Owner {
    /** Called when the processing of a message ends. */
    void processed(Task task);
  }

  Task(ReceivedMessage message, Owner owner) {
    this.message = message;
    this.ticket = Ticket.of(message.content());
    this.owner = owner;
  }

  ReceivedMessage message() {
    return message;
  }

  Ticket ticket() {
    return ticket;
  }

  /** Notes that the processing fails, so that the message is not deleted. */
  void fail() {
    fails = true;
  }

  boolean fails() {
    return fails;
  }

  /** Notes that nobody waits for its end any longer. */
  void abandon() {
    isAbandoned = true;
  }

  boolean isAbandoned() {
    return isAbandoned;
  }

  /** Sets the heartbeat that extends the message's visibility timeout. */
  void beatBy(@Nullable Event newHeartbeat) {
    heartbeat = newHeartbeat;
  }

  @Nullable Event heartbeat() {
    return heartbeat;
  }

  @Override
  protected void fire() {
    owner.processed(this);
  }
}
