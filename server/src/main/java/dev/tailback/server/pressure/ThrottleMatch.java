package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Glob;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls a throttle is for.
 *
 * @param queue a pattern for the queue's name; {@code null} for all calls, those that name no queue
 *     too
 * @param actions the actions' names; empty for all
 * @param account the caller's account; {@code null} for all
 * @param userAgent what the {@code User-Agent} header has to match; {@code null} for any and none
 */
public record ThrottleMatch(
    @Nullable Glob queue,
    QueueType queueType,
    Set<String> actions,
    @Nullable String account,
    @Nullable Glob userAgent) {

  public ThrottleMatch {
    actions = Set.copyOf(actions);
  }

  boolean includes(ThrottledCall call, @Nullable Queue called) {
    boolean isItsAction = actions.isEmpty() || actions.contains(call.action());
    return isItsAction && isItsCaller(call) && queueType.includes(called) && isItsQueue(call);
  }

  private boolean isItsCaller(ThrottledCall call) {
    boolean isItsAccount = account == null || account.equals(call.account());
    return isItsAccount && (userAgent == null || userAgent.matchesPresent(call.userAgent()));
  }

  private boolean isItsQueue(ThrottledCall call) {
    return queue == null || (call.queue() != null && queue.matches(call.queue().name()));
  }
}
