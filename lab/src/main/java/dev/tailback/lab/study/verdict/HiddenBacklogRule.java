package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.study.formula.BatchInFlight;
import java.util.stream.Stream;

/**
 * Messages wait in the workers' batches, where the count of visible messages does not include them.
 */
final class HiddenBacklogRule implements Rule {

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations()
        .filter(at -> new BatchInFlight(at.consumer()).serial() > 1)
        .filter(at -> hidden(at) > Math.max(1, visible(at)))
        .map(HiddenBacklogRule::finding);
  }

  private static double hidden(Station at) {
    double inProcess = at.arrivals() * at.receives() * at.processing().mean();
    return inFlight(at) - Math.min(at.slots(), inProcess);
  }

  private static double inFlight(Station at) {
    return at.of().median(Figure.IN_FLIGHT_MEAN, at.queueName());
  }

  private static double visible(Station at) {
    return at.of().median(Figure.VISIBLE_MEAN, at.queueName());
  }

  private static Finding finding(Station at) {
    String problem =
        "On average "
            + count(visible(at))
            + " messages of "
            + at.queueName()
            + " are visible, but "
            + count(hidden(at))
            + " of the "
            + count(inFlight(at))
            + " in flight wait, too, in the batches of workers";
    return new Finding(
        "hiddenBacklog",
        Severity.WASTE,
        problem,
        "alarms and scaling should look at both together, or workers should receive fewer at a"
            + " time",
        Figure.IN_FLIGHT_MEAN,
        at.queueName());
  }
}
