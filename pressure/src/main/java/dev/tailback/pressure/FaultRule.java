package dev.tailback.pressure;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes some calls fail or misbehave: which calls, when, and what happens to them.
 *
 * @param backlog when the queue's backlog turns the rule on; {@code null} if it is always on
 * @param lasts the time after which it removes itself; {@code null} if it stays
 * @param definition how the rule was written, for listing it
 */
public record FaultRule(
    CallMatch match,
    FaultSchedule schedule,
    @Nullable BacklogTrigger backlog,
    FaultEffect effect,
    @Nullable Duration lasts,
    String definition)
    implements Rule {

  /**
   * Creates a rule.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the rule could never fire
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
          "This fault only happens to standard queues, and this rule is only for FIFO queues.");
    }
  }

  @Override
  public FaultRule lasting(@Nullable Duration duration) {
    return new FaultRule(match, schedule, backlog, effect, duration, definition);
  }
}
