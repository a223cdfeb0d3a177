package dev.tailback.lab.sim.producer;

import dev.tailback.lab.sim.client.Calls;
import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Outcome.Kind;
import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.statistic.Sum;
import dev.tailback.lab.sim.statistic.Tally;
import java.util.List;

/** A call that sends messages, with all its attempts. */
final class SendCall {
  private static final int MAX_ATTEMPTS = 3;

  private final Stage stage;
  private final Calls calls;
  private final Retries retries;
  private final SimQueue queue;
  private List<Ticket> tickets;
  private Kind lastFailure = Kind.OK;
  private int attempts;

  SendCall(Stage stage, Calls calls, Retries retries, SimQueue queue, List<Ticket> tickets) {
    this.stage = stage;
    this.calls = calls;
    this.retries = retries;
    this.queue = queue;
    this.tickets = tickets;
  }

  /** Makes an attempt, as soon as the client may. */
  void attempt() {
    retries.admit(this::send);
  }

  private void send() {
    attempts++;
    calls.send(queue, tickets, this::answered);
  }

  private void answered(Outcome outcome, List<Ticket> failed) {
    retries.answered(outcome, stage.agenda().now());
    settle(tickets.size() - failed.size());
    if (!outcome.isOk()) {
      failed(outcome, failed);
      return;
    }
    retries.succeeded(lastFailure);
    if (failed.isEmpty()) {
      end();
    } else if (retries.repeatsEntries() && attempts < MAX_ATTEMPTS) {
      repeat(failed, 0);
    } else {
      end();
      lose(failed);
    }
  }

  private void failed(Outcome outcome, List<Ticket> failed) {
    lastFailure = outcome.kind();
    double wait =
        outcome.isWorthRetrying() ? retries.afterFailure(outcome, attempts) : Retries.NEVER;
    if (Double.isNaN(wait)) {
      end();
      lose(failed);
    } else {
      repeat(failed, wait);
    }
  }

  private void repeat(List<Ticket> failed, double wait) {
    tickets = failed.stream().map(this::ready).toList();
    stage.agenda().after(wait, this::attempt);
  }

  /** Returns the ticket for the next attempt; a message that was already stored is sent again. */
  private Ticket ready(Ticket ticket) {
    return ticket.wasStored() && !queue.isFifo() ? ticket.again() : ticket;
  }

  private void lose(List<Ticket> failed) {
    double unknown = (double) failed.stream().filter(ticket -> !ticket.isKnown()).count();
    queue.recorder().tally().add(Sum.LOST, unknown);
    settle(failed.size());
  }

  private void settle(int messages) {
    queue.recorder().tally().add(Sum.SETTLED, messages);
  }

  private void end() {
    Tally tally = queue.recorder().tally();
    tally.count(Sum.SENDS);
    tally.add(Sum.SEND_ATTEMPTS, attempts);
  }
}
