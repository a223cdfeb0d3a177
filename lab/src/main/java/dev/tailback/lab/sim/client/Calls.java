package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import java.util.List;
import java.util.function.Consumer;

/** The calls of clients, one attempt each. */
public final class Calls {
  private final Stage stage;

  /** Creates the calls to the queues on a stage. */
  public Calls(Stage stage) {
    this.stage = stage;
  }

  /** Sends messages in one request. */
  public void send(SimQueue queue, List<Ticket> tickets, Recorder caller, Consumer<Outcome> reply) {
    long bytes = 0;
    for (Ticket ticket : tickets) {
      bytes += ticket.bytes();
      store(queue, ticket);
    }
    queue.bill(caller, bytes);
    stage.touch(queue);
    reply.accept(Outcome.OK);
  }

  private void store(SimQueue queue, Ticket ticket) {
    boolean isDuplicate = queue.isFifo() && ticket.wasStored();
    queue.engine().send(ticket.content(queue.isFifo(), Scenario.ACCOUNT), null);
    if (!isDuplicate) {
      queue.entered(ticket, Sum.SENT, stage.agenda().now());
    }
  }

  /** Deletes messages in one request. */
  public void delete(
      SimQueue queue, List<ReceivedMessage> messages, Recorder caller, Consumer<Outcome> reply) {
    for (ReceivedMessage message : messages) {
      delete(queue, message, caller);
    }
    queue.bill(caller, 0);
    stage.touch(queue);
    reply.accept(Outcome.OK);
  }

  private void delete(SimQueue queue, ReceivedMessage message, Recorder caller) {
    Ticket ticket = Ticket.of(message.content());
    try {
      queue.engine().delete(message.receiptHandle());
    } catch (Refusal expired) {
      return;
    }
    if (ticket.queue() == queue) {
      queue.deleted(ticket, caller, stage.agenda().now());
    }
  }
}
