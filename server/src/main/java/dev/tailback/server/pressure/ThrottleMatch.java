package dev.tailback.server.pressure;

import dev.tailback.engine.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls a throttle is for.
 *
 * @param queue a pattern for the queue's name; {@code null} for all calls, those that name no queue
 *     too
 * @param actions the actions' names; empty for all
 * @param account the caller's account; {@code null} for all
 */
public record ThrottleMatch(
    @Nullable QueueGlob queue, QueueType queueType, Set<String> actions, @Nullable String account) {

  public ThrottleMatch {
    actions = Set.copyOf(actions);
  }

  boolean includes(ThrottledCall call, @Nullable Queue called) {
    boolean isItsAction = actions.isEmpty() || actions.contains(call.action());
    boolean isItsAccount = account == null || account.equals(call.account());
    return isItsAction && isItsAccount && queueType.includes(called) && isItsQueue(call);
  }

  private boolean isItsQueue(ThrottledCall call) {
    return queue == null || (call.queue() != null && queue.matches(call.queue().name()));
  }
}
