package dev.tailback.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a queue's backlog turns a rule on and off: on while a condition holds or, with a second one,
 * from when the first holds until the second does. It is looked at with each call that the rule is
 * for.
 */
public record BacklogTrigger(BacklogCondition when, @Nullable BacklogCondition until) {

  /**
   * Whether the rule is on for a queue; one that does not exist has no backlog.
   *
   * @param on the queues for which it was on; kept up to date
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
