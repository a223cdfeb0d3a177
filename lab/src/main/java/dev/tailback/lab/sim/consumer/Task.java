package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.time.Event;

/** The processing of one message; fires when it is over. */
final class Task extends Event {
  private final ReceivedMessage message;
  private final Ticket ticket;
  private final Owner owner;
  private boolean fails;

  /** Who processes the message. */
  interface Owner {
    /** Is told that the processing of a message is over. */
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

  @Override
  protected void fire() {
    owner.processed(this);
  }
}
