package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.seconds;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import dev.tailback.lab.study.formula.BatchInFlight;
import java.util.Locale;
import java.util.stream.Stream;

/** Messages are received again because their visibility timeout ends before they are deleted. */
final class VisibilityTimeoutRule implements Rule {
  private static final double TOO_MANY = 0.01;
  private static final double EXPLAINS = 0.5;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(VisibilityTimeoutRule::isTooShort).map(this::finding);
  }

  private static boolean isTooShort(Station at) {
    return at.of().median(Figure.DUPLICATES, at.queueName()) > tooMany(at)
        && new BatchInFlight(at.consumer()).late(at.timeout()) > tooMany(at) * EXPLAINS;
  }

  private Finding finding(Station at) {
    String problem =
        share(at.of().median(Figure.DUPLICATES, at.queueName()))
            + " of the messages were received more than once: "
            + cause(at);
    return new Finding(
        "visibilityTimeout",
        isOverloadedByRepeats(at) ? Severity.GROWTH : Severity.REPEATS,
        problem,
        remedy(at),
        Figure.DUPLICATES,
        at.queueName());
  }

  private static String cause(Station at) {
    int batch = at.consumer().isParallel() ? 1 : at.consumer().receive().max();
    double mean = at.processing().mean() * batch;
    return "the visibility timeout of "
        + seconds(at.timeout())
        + " is "
        + String.format(Locale.ROOT, "%.1f", at.timeout() / mean)
        + " times the mean processing time of "
        + seconds(mean)
        + (batch == 1 ? "" : " of a batch of " + batch);
  }

  private static String remedy(Station at) {
    int enough = new BatchInFlight(at.consumer()).timeoutFor(tooMany(at));
    return enough < 0
        ? "no timeout is long enough, so extend it by a heartbeat every "
            + seconds(at.timeout() / 2.0)
        : "with " + seconds(enough) + " fewer than " + bound(at) + " would be";
  }

  /** Returns whether the workers could do it if each message came once. */
  private static boolean isOverloadedByRepeats(Station at) {
    double without = at.utilisation() / at.receives();
    return at.utilisation() >= 1 && without < 1;
  }

  /** Returns 1 %, or less if less is expected. */
  private static double tooMany(Station at) {
    return at.of().scenario().expectations().stream()
        .filter(one -> one.figure() == Figure.DUPLICATES && one.bound() > 0)
        .filter(
            one -> one.comparison() == Comparison.LESS || one.comparison() == Comparison.AT_MOST)
        .mapToDouble(Expectation::bound)
        .reduce(TOO_MANY, Math::min);
  }

  private static String bound(Station at) {
    double bound = tooMany(at);
    return bound == TOO_MANY ? "1 %" : share(bound);
  }
}
