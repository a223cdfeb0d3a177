package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.seconds;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.study.formula.BatchInFlight;
import dev.tailback.lab.study.formula.Deliveries;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages are received again because their visibility timeout ends before they are deleted. */
final class VisibilityTimeoutRule implements Rule {
  private static final double TOO_MANY = 0.01;
  private static final double EXPLAINS = 0.5;
  private static final double MARGIN = 0.95;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(VisibilityTimeoutRule::isTooShort).map(this::finding);
  }

  private static boolean isTooShort(Station at) {
    return at.of().median(Figure.DUPLICATES, at.queueName()) > tooMany(at)
        && batch(at).late(at.timeout()) > tooMany(at) * EXPLAINS;
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
    if (batch(at).hasGaps(at.timeout())) {
      return "the heartbeat sets the visibility timeout to "
          + seconds(extended(at))
          + ", but is sent only every "
          + seconds(every(at))
          + also(at);
    }
    int batch = batch(at).serial();
    double mean = at.processing().mean() * batch;
    return "the visibility timeout of "
        + seconds(at.timeout())
        + " is "
        + String.format(Locale.ROOT, "%.1f", at.timeout() / mean)
        + " times the mean processing time of "
        + seconds(mean)
        + (batch == 1 ? "" : " of a batch of " + batch)
        + also(at);
  }

  private static String also(Station at) {
    return hasOtherCauses(at)
        ? ", and " + share(failed(at)) + " of the deliveries fail anyway"
        : "";
  }

  private static String remedy(Station at) {
    if (batch(at).hasGaps(at.timeout())) {
      return "the heartbeat must set it to more than "
          + seconds(every(at))
          + ", such as "
          + seconds(2 * every(at));
    }
    int enough = batch(at).timeoutFor(tooMany(at) * MARGIN);
    if (enough < 0) {
      return "no timeout is long enough, so extend it with a heartbeat every "
          + seconds(at.timeout() / 2.0);
    }
    return "with "
        + seconds(enough)
        + (hasOtherCauses(at) ? ", only " + share(otherwise(at)) : ", fewer than " + bound(at))
        + " would be received again";
  }

  private static BatchInFlight batch(Station at) {
    return new BatchInFlight(at.consumer());
  }

  private static double every(Station at) {
    return heartbeat(at).map(beat -> Seconds.of(beat.every())).orElse(0.0);
  }

  private static double extended(Station at) {
    return heartbeat(at).map(beat -> Seconds.of(beat.extendTo())).orElse(0.0);
  }

  private static Optional<ConsumerPlan.Heartbeat> heartbeat(Station at) {
    return Optional.ofNullable(at.consumer().heartbeat());
  }

  /** Returns whether too many messages come back even if the timeout is long. */
  private static boolean hasOtherCauses(Station at) {
    return failed(at) > tooMany(at) * EXPLAINS;
  }

  /** Returns the share of deliveries that fail or crash, or are of poison. */
  private static double failed(Station at) {
    double failed = new Deliveries(at.consumer(), at.timeout()).failed();
    return 1 - (1 - failed) * (1 - at.consumer().poison());
  }

  /**
   * Returns the share of the messages that come back even with a long timeout, a few late ones
   * included.
   */
  private static double otherwise(Station at) {
    int enough = batch(at).timeoutFor(tooMany(at) * MARGIN);
    return 1 - (1 - failed(at)) * (1 - batch(at).unfinished(enough));
  }

  /** Returns whether the workers could keep up if each message came once. */
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
