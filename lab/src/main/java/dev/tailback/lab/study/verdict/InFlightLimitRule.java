package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.study.formula.Deliveries;
import java.util.stream.Stream;

/** Too many messages are in flight, so that no more can be received. */
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
    String problem =
        "The limit of "
            + count(limit(at))
            + " messages in flight was reached: "
            + consequence(at)
            + cause(at);
    return new Finding(
        "inFlightLimit",
        at.backlogAtEnd() > BACKLOG ? Severity.GROWTH : Severity.DELAY,
        problem,
        remedy(at),
        Figure.IN_FLIGHT_MAX,
        at.queueName());
  }

  private static int limit(Station at) {
    return at.queue().limits().inFlight();
  }

  /** Returns how many messages the workers may have in hand. */
  private static int inHand(Station at) {
    return Math.max(at.slots(), at.workers() * at.consumer().receive().max());
  }

  /** Returns how many messages are being processed on average if all that arrive are processed. */
  private static double inProcess(Station at) {
    return at.arrivals() * at.receives() * at.processing().mean();
  }

  /** Returns whether it is filled by messages that failed and wait for their timeout. */
  private static boolean isFilledByFailed(Station at) {
    return inHand(at) < limit(at);
  }

  private static double failed(Station at) {
    return new Deliveries(at.consumer(), at.timeout()).failed();
  }

  private static String cause(Station at) {
    if (isFilledByFailed(at)) {
      return ", as those that are not deleted stay in flight for the visibility timeout of "
          + seconds(at.timeout());
    }
    return inProcess(at) >= limit(at)
        ? ", and " + count(Math.ceil(inProcess(at))) + " would have to be processed at a time"
        : "";
  }

  private static String remedy(Station at) {
    if (isFilledByFailed(at)) {
      return "with a visibility timeout of less than " + seconds(shorter(at)) + " they fit";
    } else if (inProcess(at) >= limit(at)) {
      return "the limit must be larger, the processing shorter than "
          + seconds(limit(at) / at.arrivals() / at.receives())
          + ", or the messages spread over more queues";
    }
    int batch = Math.max(1, limit(at) / Math.max(1, at.workers()) - 1);
    return at.consumer().receive().max() > batch
        ? at.workers() + " workers that receive at most " + batch + " at a time stay below it"
        : at.workers()
            + " workers are too many for it; at most "
            + limit(at) / at.consumer().receive().max()
            + " stay below it";
  }

  /** Returns the timeout at which the failed deliveries just fit beside those in hand. */
  private static double shorter(Station at) {
    double again = at.arrivals() * failed(at) / (1 - failed(at));
    return again > 0 && failed(at) < 1
        ? Math.min(at.timeout(), Math.floor((limit(at) - inHand(at)) / again))
        : at.timeout();
  }

  private static String consequence(Station at) {
    double refused = at.of().median(Figure.OVER_LIMIT, at.queueName());
    return at.queue().settings().isFifo() || !(refused > 0)
        ? "receives found nothing, without an error"
        : count(refused) + " receives were refused with OverLimit";
  }
}
