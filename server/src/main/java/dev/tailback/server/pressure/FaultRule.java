package dev.tailback.server.pressure;

import java.util.Set;
import java.util.TreeSet;

/**
 * A fault rule that can apply: which calls, how often, and what happens to them.
 *
 * @param definition how it was written, to be listed
 */
public record FaultRule(
    FaultMatch match, FaultSchedule schedule, FaultEffect effect, String definition) {

  /**
   * @throws IllegalArgumentException with a sentence for the user, if the rule could never apply
   */
  public FaultRule {
    Set<String> possible = effect.actions();
    boolean isAnyAction = possible.isEmpty() || match.actions().isEmpty();
    if (!isAnyAction && match.actions().stream().noneMatch(possible::contains)) {
      throw new IllegalArgumentException(
          "This fault only happens to " + String.join(", ", new TreeSet<>(possible)) + ".");
    }
    if (effect.isForStandardQueues() && match.isForFifoQueuesOnly()) {
      throw new IllegalArgumentException(
          "This fault only happens to standard queues, and this rule is for FIFO queues alone.");
    }
  }
}
