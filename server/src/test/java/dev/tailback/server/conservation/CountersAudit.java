package dev.tailback.server.conservation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.metric.Statistic;
import java.io.IOException;

/**
 * Compares all queues' counters at the end: the sums of metrics, the admin API, the events, and the
 * clients' ledger.
 *
 * <p>All are equal, with one exception: a receive taken back after its minute was published stays
 * in the metric until a later minute has another to subtract it from.
 */
final class CountersAudit {
  private final World world;
  private final AdminClient admin;
  private int checked;

  CountersAudit(World world) {
    this.world = world;
    this.admin = new AdminClient(world.endpoint());
  }

  /** Checks every queue, once the last minute has been published. Returns the number of checks. */
  int check() throws IOException, InterruptedException {
    for (String queue : Lane.queues()) {
      check(queue);
    }
    return checked;
  }

  private void check(String queue) throws IOException, InterruptedException {
    Tallies tallies = world.tallies;
    Ledger ledger = world.ledger;
    long sent = tallies.sent(queue);
    long taken = tallies.received(queue);
    long received = taken - tallies.takenBack(queue);
    long deleted = tallies.deleted(queue);
    expect(queue + ": sent", sent, ledger.sendsAnswered(queue), ledger.sendsBegun(queue));
    long answered = ledger.received(queue);
    expect(queue + ": received", received, answered, taken);
    expect(queue + ": deleted", deleted, ledger.deletesAnswered(queue), ledger.deletesBegun(queue));
    expectMetric(queue, "NumberOfMessagesSent", sent, sent);
    // A receive that reached nobody does not count, even if its message is gone by then.
    expectMetric(queue, "NumberOfMessagesReceived", answered, taken);
    expectMetric(queue, "NumberOfMessagesDeleted", deleted, deleted);
    JsonNode totals = admin.queue(queue).get("totals");
    expectTotal(queue, totals, "sent", sent);
    expect(queue + ": total received", totals.get("received").longValue(), answered, received);
    expectTotal(queue, totals, "deleted", deleted);
    expectTotal(queue, totals, "deadLettered", tallies.deadLettered(queue));
    expectTotal(queue, totals, "expired", tallies.expired(queue));
  }

  private void expectMetric(String queue, String metric, long least, long most) {
    Gauge gauge = new Gauge(queue, metric, Statistic.SUM);
    long sum =
        world.tailback.gate().call(queues -> gauge.sum(world.tailback.monitoring().metrics()));
    expect(queue + ": " + metric, sum, least, most);
  }

  private void expectTotal(String queue, JsonNode totals, String name, long number) {
    expect(queue + ": total " + name, totals.get(name).longValue(), number, number);
  }

  private void expect(String what, long number, long least, long most) {
    checked++;
    if (number < least || number > most) {
      world.findings.add(
          Findings.Kind.MISREPORTED,
          "%s is %d, and not %d to %d".formatted(what, number, least, most));
    }
  }
}
