package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import java.util.stream.Stream;

/** The workers can process what arrives on average, but not at the peak, and messages wait long. */
final class PeakRule implements Rule {
  private static final double BACKLOG = 20;
  private static final double SLOW = 5;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(PeakRule::isTooHigh).map(PeakRule::finding);
  }

  private static boolean isTooHigh(Station at) {
    return at.isVarying()
        && at.utilisationAtPeak() >= 1
        && (at.utilisation() < 1 || at.of().backlog(at.queueName()).isBounded())
        && at.of().median(Figure.VISIBLE_MAX, at.queueName()) > BACKLOG
        && age(at) > SLOW * at.processing().quantile(0.99);
  }

  private static double age(Station at) {
    return at.of().median(Figure.AGE_P99, at.queueName());
  }

  private static Finding finding(Station at) {
    String problem =
        "At the peak "
            + count(at.peak())
            + "/s arrive at "
            + at.queueName()
            + ", but only "
            + count(at.possible())
            + "/s can be processed: up to "
            + count(at.of().median(Figure.VISIBLE_MAX, at.queueName()))
            + " messages wait, and one in a hundred reaches an age of "
            + seconds(age(at))
            + " or more";
    return new Finding("peak", Severity.DELAY, problem, remedy(at), Figure.AGE_P99, at.queueName());
  }

  private static String remedy(Station at) {
    return at.isDownstreamLimiting()
        ? "what the workers call must take more than " + count(at.peak() * at.receives()) + "/s"
        : (at.isScaled() ? "the maximum must be at least " : "it needs at least ")
            + at.workersFor(Station.BELOW_ONE, at.peak())
            + " workers at the peak";
  }
}
