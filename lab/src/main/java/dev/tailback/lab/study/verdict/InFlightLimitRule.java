package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;

import dev.tailback.lab.result.Figure;
import java.util.stream.Stream;

/** So many messages are in flight that no more can be received. */
final class InFlightLimitRule implements Rule {
  private static final double BACKLOG = 20;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations()
        .filter(at -> inFlight(at) >= at.queue().limits().inFlight())
        .map(InFlightLimitRule::finding);
  }

  private static double inFlight(Station at) {
    return at.of().median(Figure.IN_FLIGHT_MAX, at.queueName());
  }

  private static Finding finding(Station at) {
    int limit = at.queue().limits().inFlight();
    String problem =
        "The limit of " + count(limit) + " messages in flight was reached: " + consequence(at);
    int batch = Math.max(1, limit / Math.max(1, at.workers()) - 1);
    return new Finding(
        "inFlightLimit",
        at.backlogAtEnd() > BACKLOG ? Severity.GROWTH : Severity.DELAY,
        problem,
        at.consumer().receive().max() > batch
            ? at.workers() + " workers that receive at most " + batch + " at a time stay below it"
            : at.workers()
                + " workers are too many for it; at most "
                + limit / at.consumer().receive().max()
                + " stay below it",
        Figure.IN_FLIGHT_MAX,
        at.queueName());
  }

  private static String consequence(Station at) {
    double refused = at.of().median(Figure.OVER_LIMIT, at.queueName());
    return at.queue().settings().isFifo() || !(refused > 0)
        ? "receives found nothing, without an error"
        : count(refused) + " receives were refused with OverLimit";
  }
}
