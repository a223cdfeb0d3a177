package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import java.util.stream.Stream;

/** Messages of held groups fill what a FIFO queue looks ahead. */
final class LookAheadRule implements Rule {

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(LookAheadRule::isFull).map(LookAheadRule::finding);
  }

  private static boolean isFull(Station at) {
    return at.queue().settings().isFifo()
        && !HotGroupRule.isHot(at)
        && at.of().median(Figure.VISIBLE_MAX, at.queueName()) >= at.queue().limits().lookAhead();
  }

  private static Finding finding(Station at) {
    int limit = at.queue().limits().lookAhead();
    double most = at.of().median(Figure.VISIBLE_MAX, at.queueName());
    String problem =
        "Only the first "
            + count(limit)
            + " messages of "
            + at.queueName()
            + " are searched for a free group, and up to "
            + count(most)
            + " waited: messages of held groups hide all others";
    return new Finding(
        "lookAhead",
        Severity.GROWTH,
        problem,
        at.hasShorterTimeout()
            ? "a visibility timeout of "
                + seconds(at.safeTimeout())
                + " instead of "
                + seconds(at.timeout())
                + " frees a group sooner"
            : "use more groups, or put fewer messages into each",
        Figure.VISIBLE_MAX,
        at.queueName());
  }
}
