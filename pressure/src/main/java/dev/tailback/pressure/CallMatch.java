package dev.tailback.pressure;

import dev.tailback.engine.queue.QueueAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls that match a rule.
 *
 * @param queue a pattern of the queue's name; {@code null} matches all calls, including those
 *     without a queue
 * @param queueType the type of the queue; {@link QueueType#ALL} also matches calls that name none
 * @param actions names of actions; empty matches all
 * @param account the caller's account; {@code null} matches any
 * @param accessKey the caller's access key id; {@code null} matches any
 * @param userAgent a pattern of the {@code User-Agent} header; {@code null} matches any and none
 */
public record CallMatch(
    @Nullable Glob queue,
    QueueType queueType,
    Set<String> actions,
    @Nullable String account,
    @Nullable String accessKey,
    @Nullable Glob userAgent) {

  /** Matches all calls. */
  public static final CallMatch ALL =
      new CallMatch(null, QueueType.ALL, Set.of(), null, null, null);

  /** Copies the set. */
  public CallMatch {
    actions = Set.copyOf(actions);
  }

  /** Returns whether only FIFO queues match. */
  boolean isForFifoQueuesOnly() {
    return queueType.isFifo() || (queue != null && queue.pattern().endsWith(".fifo"));
  }

  /**
   * Returns whether a call matches.
   *
   * @param called the queue it names
   */
  boolean matches(CallDescription call, CalledQueue called) {
    return matchesAction(call)
        && matchesCaller(call)
        && matches(call.queue())
        && queueType.includes(called.type());
  }

  private boolean matchesAction(CallDescription call) {
    return actions.isEmpty() || actions.contains(call.action());
  }

  private boolean matchesCaller(CallDescription call) {
    return (account == null || account.equals(call.account()))
        && (accessKey == null || accessKey.equals(call.accessKey()))
        && (userAgent == null || userAgent.matchesPresent(call.userAgent()));
  }

  private boolean matches(@Nullable QueueAddress address) {
    return queue == null || (address != null && queue.matches(address.name()));
  }
}
