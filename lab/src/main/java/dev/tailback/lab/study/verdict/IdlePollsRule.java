package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Polling;
import java.util.stream.Stream;

/** Most receives find nothing, because they do not wait for long. */
final class IdlePollsRule implements Rule {
  private static final double MOST = 0.5;
  private static final int LONGEST = 20;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations()
        .filter(at -> at.waitTime() < LONGEST && empty(at) > MOST)
        .map(IdlePollsRule::finding);
  }

  private static double empty(Station at) {
    return at.of().median(Figure.EMPTY_RECEIVES, at.queueName());
  }

  private static Finding finding(Station at) {
    double idle = Math.max(0, 1 - at.utilisation());
    String problem =
        share(empty(at))
            + " of the receives from "
            + at.queueName()
            + " found nothing, as they wait for "
            + at.waitTime()
            + " s";
    return new Finding(
        "idlePolls",
        Severity.WASTE,
        problem,
        (at.consumer().polling() instanceof Polling.Spring
                ? "with a pollTimeout of 20 s, at most "
                : "with WaitTimeSeconds 20, at most ")
            + count(at.workers() * idle * 3600 / LONGEST)
            + " an hour would find nothing",
        Figure.EMPTY_RECEIVES,
        at.queueName());
  }
}
