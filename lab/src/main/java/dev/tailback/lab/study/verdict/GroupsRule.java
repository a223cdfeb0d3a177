package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;

import dev.tailback.lab.result.Figure;
import java.util.stream.Stream;

/** A FIFO queue has fewer message groups than workers, and the groups are too few. */
final class GroupsRule implements Rule {

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(GroupsRule::isLimiting).map(GroupsRule::finding);
  }

  /** Returns whether the backlog grows because the groups are too few. */
  static boolean isLimiting(Station at) {
    return at.queue().settings().isFifo()
        && at.groups() > 0
        && at.groups() < at.slots()
        && needed(at) >= at.groups();
  }

  private static Finding finding(Station at) {
    String problem =
        "Only "
            + (at.groups() == 1 ? "1 message of " : at.groups() + " messages of ")
            + at.queueName()
            + (at.groups() == 1 ? " is" : " are")
            + " processed at a time, because there "
            + (at.groups() == 1 ? "is 1 message group" : "are " + at.groups() + " message groups")
            + " for "
            + at.slots()
            + " workers: "
            + count(at.groups() / at.processing().mean() / at.receives())
            + "/s are possible, and "
            + count(at.arrivals())
            + "/s arrive";
    return new Finding(
        "groups", Severity.GROWTH, problem, remedy(at), Figure.VISIBLE_END, at.queueName());
  }

  private static String remedy(Station at) {
    int groups = (int) Math.floor(needed(at) + 1e-9) + 1;
    String workers = groups > at.slots() ? " and as many workers" : "";
    return "it needs at least " + groups + " groups" + workers;
  }

  /** Returns how many messages must be processed at a time. */
  private static double needed(Station at) {
    return at.arrivals() * at.receives() * at.processing().mean();
  }
}
