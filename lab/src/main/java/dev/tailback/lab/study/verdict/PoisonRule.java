package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import java.util.stream.Stream;

/** Messages that always fail come back until they expire, as there is no dead-letter queue. */
final class PoisonRule implements Rule {
  private static final int RECEIVES = 3;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations()
        .filter(at -> at.consumer().poison() > 0 && at.queue().maxReceiveCount() == 0)
        .map(PoisonRule::finding);
  }

  private static Finding finding(Station at) {
    double anHour = at.arrivals() * at.consumer().poison() * 3600;
    String problem =
        share(at.of().median(Figure.REPEATED, at.queueName()))
            + " of the deliveries are repeats: "
            + count(Math.rint(anHour))
            + " messages an hour always fail, and come back every "
            + seconds(at.timeout())
            + " for "
            + seconds(at.queue().settings().messageRetentionPeriodSeconds())
            + (at.queue().settings().isFifo() ? ", and hold back their groups" : "");
    double withQueue = 1 + (RECEIVES - 1) * at.consumer().poison();
    return new Finding(
        "poison",
        at.of().backlog(at.queueName()).isGrowing() ? Severity.GROWTH : Severity.REPEATS,
        problem,
        "with a dead-letter queue after "
            + RECEIVES
            + " receives, "
            + share(1 - 1 / withQueue)
            + " would be repeats",
        Figure.REPEATED,
        at.queueName());
  }
}
