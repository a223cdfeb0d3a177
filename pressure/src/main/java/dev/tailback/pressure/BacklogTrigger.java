package dev.tailback.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a rule on and off by a queue's backlog. With one condition, it is on while that holds; with
 * two, from the time the first holds until the second does. The backlog is examined with each call
 * that otherwise matches the rule.
 */
public record BacklogTrigger(BacklogCondition when, @Nullable BacklogCondition until) {

  /**
   * Returns whether the rule is on for a queue; one that does not exist has no backlog.
   *
   * @param on the queues for which it was on, which this method updates
   */
  boolean isOn(Queues queues, @Nullable QueueAddress address, Set<QueueAddress> on) {
    Queue queue = address == null ? null : queues.find(address);
    if (queue == null) {
      on.remove(address);
      return false;
    }
    return isOn(queue, queues.timeline().nowMillis(), on);
  }

  private boolean isOn(Queue queue, long nowMillis, Set<QueueAddress> on) {
    boolean staysOn =
        until != null && on.contains(queue.address()) && !until.holds(queue, nowMillis);
    if (staysOn || when.holds(queue, nowMillis)) {
      on.add(queue.address());
      return true;
    }
    on.remove(queue.address());
    return false;
  }
}
