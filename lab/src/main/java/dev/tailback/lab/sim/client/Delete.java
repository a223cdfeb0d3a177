package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.FaultHooks;
import java.util.ArrayList;
import java.util.List;

/** An attempt to delete messages. */
final class Delete extends Attempt {
  private final List<ReceivedMessage> messages;
  private final DeleteReply reply;

  /** Gets the outcome of a delete. */
  @FunctionalInterface
  interface DeleteReply {
    /**
     * Called once.
     *
     * @param failed the messages that were not deleted but could be by another attempt
     */
    void deleted(Outcome outcome, List<ReceivedMessage> failed);
  }

  Delete(
      Stage stage,
      SimQueue queue,
      Recorder caller,
      List<ReceivedMessage> messages,
      DeleteReply reply) {
    super(stage, queue, caller);
    this.messages = messages;
    this.reply = reply;
  }

  @Override
  CallDescription description() {
    String action = messages.size() == 1 ? "DeleteMessage" : "DeleteMessageBatch";
    return describe(action, messages.size(), null);
  }

  @Override
  void carryOut(FaultHooks hooks, Return back) {
    List<ReceivedMessage> failed = new ArrayList<>(0);
    for (ReceivedMessage message : messages) {
      if (hooks.entryFailure() == null) {
        delete(message);
      } else {
        failed.add(message);
      }
    }
    stage.touch(queue);
    back.give(
        () -> {
          queue.bill(caller, 0);
          reply.deleted(Outcome.OK, failed);
        },
        0);
  }

  /** Deletes a message, unless its receipt handle has expired. */
  private void delete(ReceivedMessage message) {
    try {
      queue.engine().delete(message.receiptHandle());
    } catch (Refusal expired) {
      return;
    }
    Ticket ticket = Ticket.of(message.content());
    if (ticket.queue() == queue) {
      queue.deleted(ticket, caller, stage.agenda().now());
    }
  }

  @Override
  void tellRefused(Outcome outcome) {
    reply.deleted(outcome, messages);
  }
}
