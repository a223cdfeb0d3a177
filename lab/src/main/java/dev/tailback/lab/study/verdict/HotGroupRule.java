package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ProducerPlan;
import java.util.stream.Stream;

/** One message group of a FIFO queue gets more messages than can be processed one by one. */
final class HotGroupRule implements Rule {

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations()
        .filter(at -> isHot(at) && !GroupsRule.isLimiting(at))
        .map(HotGroupRule::finding);
  }

  /** Returns whether the group grows because its messages are processed one by one. */
  static boolean isHot(Station at) {
    return at.queue().settings().isFifo() && at.groups() > 1 && needed(at) >= 1;
  }

  private static Finding finding(Station at) {
    String problem =
        "The largest message group of "
            + at.queueName()
            + " gets "
            + count(arrivals(at))
            + "/s, but its messages are processed one after another, at most "
            + count(arrivals(at) / needed(at))
            + "/s: it grows, and can hide the other groups";
    return new Finding(
        "hotGroup",
        Severity.GROWTH,
        problem,
        "split it into at least "
            + ((int) Math.floor(needed(at) + 1e-9) + 1)
            + " groups, or give it a queue of its own",
        Figure.VISIBLE_END,
        at.queueName());
  }

  /** Returns how many messages of the group must be processed at a time. */
  private static double needed(Station at) {
    return arrivals(at) * at.receives() * at.processing().mean();
  }

  private static double arrivals(Station at) {
    return at.of()
        .producers(at.queueName())
        .mapToDouble(one -> one.arrivals().perSecond() / one.queues().size() * largestShare(one))
        .max()
        .orElse(0);
  }

  /** Returns the share of the first group by Zipf's law. */
  private static double largestShare(ProducerPlan producer) {
    ProducerPlan.Groups groups = producer.groups();
    if (groups == null) {
      return 0;
    }
    double sum = 0;
    for (int rank = 1; rank <= groups.count(); rank++) {
      sum += Math.pow(rank, -groups.skew());
    }
    return 1 / sum;
  }
}
