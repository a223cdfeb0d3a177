package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.QueuePlan;
import java.util.Optional;
import java.util.stream.Stream;

/** The backlog of a queue still rises at the end of the run, for whatever reason. */
final class GrowthRule implements Rule {

  @Override
  public Stream<Finding> find(Case of) {
    return of.scenario().queues().stream()
        .filter(queue -> of.producers(queue.name()).findAny().isPresent())
        .filter(queue -> of.backlog(queue.name()).isGrowing())
        .map(queue -> finding(of, queue));
  }

  private static Finding finding(Case of, QueuePlan queue) {
    String problem =
        Backlog.growth(queue.name(), of.backlog(queue.name()).perSecond())
            + ": "
            + cause(of, queue.name());
    return new Finding(
        "growth",
        Severity.GROWTH,
        problem,
        remedy(of, queue.name()),
        Figure.VISIBLE_END,
        queue.name());
  }

  private static String cause(Case of, String queue) {
    if (!isReceived(of, queue)) {
      return "nobody receives from it";
    }
    double deleted = of.rate(Figure.DELETED, queue);
    return count(of.rate(Figure.SENT, queue))
        + "/s are sent, and "
        + (deleted > 0 ? "only " + count(deleted) + "/s are" : "none is ever")
        + " deleted"
        + failing(of, queue)
            .map(fails -> ": " + share(fails) + " of the deliveries fail")
            .orElse("");
  }

  private static String remedy(Case of, String queue) {
    Optional<Station> idle = of.stations().filter(at -> at.queueName().equals(queue)).findFirst();
    if (!isReceived(of, queue)) {
      return idle.map(at -> workers(at)).orElse("it needs a consumer");
    }
    return of.queue(queue).filter(it -> it.maxReceiveCount() == 0).isPresent()
            && failing(of, queue).isPresent()
        ? "messages that fail need a dead-letter queue, or they come back until they expire"
        : "more of what arrives must be deleted, or less may be sent";
  }

  private static String workers(Station at) {
    int needed = at.workersNeeded();
    return "it needs at least " + needed + (needed == 1 ? " worker" : " workers");
  }

  private static boolean isReceived(Case of, String queue) {
    return of.median(Figure.RECEIVED, queue) > 0;
  }

  /** Returns the largest share of deliveries that fail in a group of its consumers. */
  private static Optional<Double> failing(Case of, String queue) {
    return of.consumers(queue)
        .map(one -> Math.max(one.fails(), one.poison()))
        .filter(fails -> fails > 0)
        .max(Double::compare);
  }
}
