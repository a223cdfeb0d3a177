package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;

import dev.tailback.lab.result.Figure;
import java.util.stream.Stream;

/** More messages arrive than the workers can process. */
final class CapacityRule implements Rule {
  private static final double BACKLOG = 20;
  private static final double COMFORTABLE = 0.8;
  private static final double MOST = 0.95;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(CapacityRule::isOverloaded).map(CapacityRule::finding);
  }

  private static boolean isOverloaded(Station at) {
    return at.utilisation() >= 1
        && at.slots() > 0
        && at.backlogAtEnd() > BACKLOG
        && !at.of().backlog(at.queueName()).isBounded()
        && !GroupsRule.isLimiting(at);
  }

  private static Finding finding(Station at) {
    String problem =
        Backlog.growth(at.queueName(), at.arrivals() - at.possible())
            + ": "
            + count(at.arrivals())
            + "/s arrive, and "
            + who(at)
            + " can process "
            + count(at.possible())
            + "/s"
            + (at.receives() > 1.005 ? ", each received " + count(at.receives()) + " times" : "");
    return new Finding(
        "capacity", Severity.GROWTH, problem, remedy(at), Figure.VISIBLE_END, at.queueName());
  }

  private static String who(Station at) {
    return at.isDownstreamLimiting()
        ? "what the workers call"
        : at.workers() + (at.workers() == 1 ? " worker" : " workers") + up(at);
  }

  private static String up(Station at) {
    return at.workersUp() < at.workers() * MOST
        ? ", of which " + count(at.workersUp()) + " run on average,"
        : "";
  }

  private static String remedy(Station at) {
    return at.isDownstreamLimiting()
        ? "it must take more than " + count(at.arrivals() * at.receives()) + "/s"
        : (at.isScaled() ? "the maximum must be at least " : "it needs at least ") + workers(at);
  }

  private static String workers(Station at) {
    int least = at.workersNeeded();
    int comfortable = at.workersFor(COMFORTABLE, at.arrivals());
    return least
        + (least == 1 ? " worker" : " workers")
        + (comfortable > least ? ", and " + comfortable + " for a utilisation of 80 %" : "");
  }
}
