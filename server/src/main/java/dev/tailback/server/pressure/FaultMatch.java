package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.service.Glob;
import dev.tailback.server.wire.Call;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls a fault rule is for.
 *
 * @param queue the queues they name; {@code null} for all calls, those that name no queue too
 * @param queueType of these queues; all is also calls that name none
 * @param actions empty for all
 * @param account the caller's account; {@code null} for any
 * @param accessKey the caller's access key id; {@code null} for any
 * @param userAgent what the {@code User-Agent} header has to match; {@code null} for any and none
 * @param backlog when the queue's backlog turns the rule on; {@code null} for always
 */
public record FaultMatch(
    @Nullable Glob queue,
    QueueType queueType,
    Set<String> actions,
    @Nullable String account,
    @Nullable String accessKey,
    @Nullable Glob userAgent,
    @Nullable BacklogTrigger backlog) {

  /** All calls. */
  public static final FaultMatch ALL =
      new FaultMatch(null, QueueType.ALL, Set.of(), null, null, null, null);

  public FaultMatch {
    actions = Set.copyOf(actions);
  }

  /** Whether all the queues it names are FIFO queues. */
  boolean isForFifoQueuesOnly() {
    return queueType.isFifo() || (queue != null && queue.pattern().endsWith(".fifo"));
  }

  /**
   * Whether it is for this call.
   *
   * @param address of the queue it names
   * @param called that queue, if it exists
   */
  boolean includes(Call call, @Nullable QueueAddress address, @Nullable Queue called) {
    boolean isItsAction = actions.isEmpty() || actions.contains(call.action());
    return isItsCaller(call) && isItsAction && includes(address) && queueType.includes(called);
  }

  private boolean isItsCaller(Call call) {
    boolean isItsAccount = account == null || account.equals(call.caller().account());
    boolean isItsKey = accessKey == null || accessKey.equals(call.caller().accessKeyId());
    return isItsAccount
        && isItsKey
        && (userAgent == null || userAgent.matchesPresent(call.userAgent()));
  }

  private boolean includes(@Nullable QueueAddress address) {
    return queue == null || (address != null && queue.matches(address.name()));
  }

  /**
   * Whether the queue's backlog lets the rule apply.
   *
   * @param on the queues for which it did; kept up to date
   */
  boolean isOn(Queues queues, @Nullable QueueAddress address, Set<QueueAddress> on) {
    return backlog == null || backlog.isOn(queues, address, on);
  }
}
