package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.Quantity;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.study.formula.ManyWorkers;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * An expectation is broken; for times, computes how many workers would keep it. Without such a
 * remedy, more specific rules take precedence.
 */
final class LatenessRule implements Rule {
  private static final int MAX_FACTOR = 20;

  @Override
  public Stream<Finding> find(Case of) {
    return of.scenario().expectations().stream()
        .filter(one -> !one.holds(of.median(one.figure(), one.of())))
        .map(one -> finding(of, one));
  }

  private static Finding finding(Case of, Expectation expectation) {
    Figure figure = expectation.figure();
    String problem =
        "Expected "
            + expectation.text()
            + ", but it is "
            + Quantity.of(figure, of.median(figure, expectation.of()));
    String remedy =
        share(figure)
            .flatMap(share -> station(of, expectation).map(at -> remedy(at, expectation, share)))
            .orElse("");
    return new Finding(
        "expectation",
        remedy.isEmpty() ? Severity.WASTE : Severity.DELAY,
        problem,
        remedy,
        figure,
        expectation.of());
  }

  /** Returns which share of the messages must keep the bound; empty if workers do not help. */
  private static Optional<Double> share(Figure figure) {
    return switch (figure) {
      case AGE_P50, WAIT_P50 -> Optional.of(0.5);
      case WAIT_P95 -> Optional.of(0.95);
      case AGE_P99, WAIT_P99 -> Optional.of(0.99);
      default -> Optional.empty();
    };
  }

  private static Optional<Station> station(Case of, Expectation expectation) {
    return of.stations()
        .filter(at -> at.consumer().receive().max() == 1 && at.consumer().fails() == 0)
        .filter(
            at ->
                expectation.of() == null
                    || expectation.of().equals(at.queueName())
                    || expectation.of().equals(at.consumer().name()))
        .findFirst();
  }

  private static String remedy(Station at, Expectation expectation, double share) {
    boolean isAge = expectation.figure().key().startsWith("age");
    int delay = at.queue().settings().delaySeconds();
    if (delay > expectation.bound()) {
      return "more workers do not help, as the queue's delay alone is " + seconds(delay);
    }
    if (isAge && at.processing().quantile(share) > expectation.bound()) {
      return "more workers do not help, as the processing alone takes "
          + seconds(at.processing().quantile(share));
    }
    ToDoubleFunction<ManyWorkers> late =
        queue -> late(at, queue, expectation.bound(), isAge, 1 - share);
    int most = Math.max(at.slots(), at.workersNeeded()) * MAX_FACTOR;
    for (int count = at.workersNeeded(); count <= most; count++) {
      if (late.applyAsDouble(queue(at, count)) < 1 - share) {
        return count > at.workers() ? "with " + count + " workers it would hold" : "";
      }
    }
    return "";
  }

  private static ManyWorkers queue(Station at, int workers) {
    return new ManyWorkers(
        at.arrivals() * at.receives(), 1 / at.processing().mean(), workers * at.slotsOfWorker());
  }

  /** Returns the share that is late; waits of other distributions than exponential are scaled. */
  private static double late(
      Station at, ManyWorkers queue, double bound, boolean isAge, double over) {
    double scale = (1 + at.processing().scv()) / 2;
    if (isAge && at.processing().scv() == 1) {
      return queue.takesLonger(bound);
    }
    double left = isAge ? bound - at.processing().quantile(1 - over) : bound;
    return queue.waitsLonger(left / scale);
  }
}
