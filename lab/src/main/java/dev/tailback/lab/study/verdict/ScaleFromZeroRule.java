package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.Series;
import java.util.stream.Stream;

/** Scaling went down to no worker and never up again. */
final class ScaleFromZeroRule implements Rule {
  private static final double BACKLOG = 20;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations()
        .filter(Station::isScaled)
        .filter(at -> at.backlogAtEnd() > BACKLOG && workersAtEnd(at) == 0)
        .map(ScaleFromZeroRule::finding);
  }

  private static double workersAtEnd(Station at) {
    return at.of()
        .series(Series.Measure.WORKERS, at.consumer().name())
        .map(Series::values)
        .filter(values -> values.length > 0)
        .map(values -> values[values.length - 1])
        .orElse(Double.NaN);
  }

  private static Finding finding(Station at) {
    String problem =
        count(at.backlogAtEnd())
            + " messages of "
            + at.queueName()
            + " wait at the end, and no worker runs: without a worker the backlog per worker has no"
            + " value, and nothing scales out";
    return new Finding(
        "scaleFromZero",
        Severity.GROWTH,
        problem,
        "use IF(m2 > 0, m1 / m2, m1) as the metric, or a minimum of 1",
        Figure.VISIBLE_END,
        at.queueName());
  }
}
