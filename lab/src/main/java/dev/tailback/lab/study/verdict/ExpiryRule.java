package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.QueuePlan;
import java.util.stream.Stream;

/** Messages are deleted because they have become too old. */
final class ExpiryRule implements Rule {
  private static final double MANY = 0.1;

  @Override
  public Stream<Finding> find(Case of) {
    return of.scenario().queues().stream()
        .filter(queue -> of.median(Figure.EXPIRED, queue.name()) > 0)
        .map(queue -> finding(of, queue));
  }

  private static Finding finding(Case of, QueuePlan queue) {
    double expired = of.median(Figure.EXPIRED, queue.name());
    String problem =
        count(expired)
            + (expired == 1 ? " message of " : " messages of ")
            + queue.name()
            + (expired == 1 ? " was" : " were")
            + " lost, having outlived the queue's retention period of "
            + seconds(queue.settings().messageRetentionPeriodSeconds())
            + inVain(of, queue);
    return new Finding(
        "expiry", Severity.LOSS, problem, remedy(of, queue), Figure.EXPIRED, queue.name());
  }

  /** Returns how many had been received before, if these are many. */
  private static String inVain(Case of, QueuePlan queue) {
    double first =
        of.median(Figure.RECEIVED, queue.name()) * (1 - of.median(Figure.REPEATED, queue.name()));
    double left =
        of.median(Figure.DELETED, queue.name())
            + of.median(Figure.IN_FLIGHT_MAX, queue.name())
            + zeroIfNone(of.median(Figure.DEAD_LETTERED, queue.name()));
    double inVain = Math.min(first - left, of.median(Figure.EXPIRED, queue.name()));
    return inVain > of.median(Figure.EXPIRED, queue.name()) * MANY
        ? ": about " + count(Math.rint(inVain)) + " of them had been received but never deleted"
        : "";
  }

  private static double zeroIfNone(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  /** Longer retention only delays the loss if more arrives than can be processed. */
  private static String remedy(Case of, QueuePlan queue) {
    return of.stations()
        .filter(at -> at.queueName().equals(queue.name()))
        .filter(at -> at.slots() > 0 && at.utilisation() >= 1)
        .findFirst()
        .map(ExpiryRule::capacity)
        .orElse("the longest possible is 14 days");
  }

  private static String capacity(Station at) {
    return count(at.arrivals())
        + "/s arrive, and only "
        + count(at.possible())
        + "/s can be processed: "
        + (at.isDownstreamLimiting()
            ? "what the workers call must take more"
            : "it needs at least " + at.workersNeeded() + " workers");
  }
}
