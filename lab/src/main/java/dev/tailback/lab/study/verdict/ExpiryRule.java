package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.QueuePlan;
import java.util.stream.Stream;

/** Messages are deleted because they have become too old. */
final class ExpiryRule implements Rule {

  @Override
  public Stream<Finding> find(Case of) {
    return of.scenario().queues().stream()
        .filter(queue -> of.median(Figure.EXPIRED, queue.name()) > 0)
        .map(queue -> finding(of, queue));
  }

  private static Finding finding(Case of, QueuePlan queue) {
    String problem =
        count(of.median(Figure.EXPIRED, queue.name()))
            + " messages of "
            + queue.name()
            + " were lost because they became older than its retention period of "
            + seconds(queue.settings().messageRetentionPeriodSeconds());
    return new Finding(
        "expiry",
        Severity.LOSS,
        problem,
        "the longest there is are 14 d",
        Figure.EXPIRED,
        queue.name());
  }
}
