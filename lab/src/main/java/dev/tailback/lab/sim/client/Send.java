package dev.tailback.lab.sim.client;

import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.FaultHooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An attempt to send messages. */
final class Send extends Attempt {
  private final List<Ticket> tickets;
  private final SendReply reply;

  Send(Stage stage, SimQueue queue, Recorder caller, List<Ticket> tickets, SendReply reply) {
    super(stage, queue, caller);
    this.tickets = tickets;
    this.reply = reply;
  }

  @Override
  CallDescription description() {
    Map<String, Integer> byGroup = new HashMap<>();
    for (Ticket ticket : tickets) {
      if (ticket.group() != null) {
        byGroup.merge(ticket.group(), 1, Integer::sum);
      }
    }
    String action = tickets.size() == 1 ? "SendMessage" : "SendMessageBatch";
    return describe(action, tickets.size(), byGroup, null);
  }

  @Override
  void carryOut(FaultHooks hooks, Return back) {
    List<Ticket> failed = new ArrayList<>(0);
    int bytes = 0;
    for (Ticket ticket : tickets) {
      bytes += ticket.bytes();
      if (hooks.entryFailure() == null) {
        store(ticket);
      } else {
        failed.add(ticket);
      }
    }
    stage.touch(queue);
    int billed = bytes;
    back.give(
        () -> {
          queue.bill(caller, billed);
          reply.sent(Outcome.OK, failed);
        },
        0);
  }

  private void store(Ticket ticket) {
    boolean isDuplicate = queue.isFifo() && ticket.wasStored();
    queue.engine().send(ticket.content(queue.isFifo(), Scenario.ACCOUNT), null);
    if (!isDuplicate) {
      queue.entered(ticket, Sum.SENT, stage.agenda().now());
    }
  }

  @Override
  void tellRefused(Outcome outcome) {
    reply.sent(outcome, tickets);
  }
}
