package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.wire.Call;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a fault rule does to a call. */
public sealed interface FaultEffect
    permits FaultDrop,
        FaultDuplicate,
        FaultEmptyReceive,
        FaultError,
        FaultLatency,
        FaultPartialBatch,
        FaultReorder,
        FaultSkew,
        FaultThrottle {

  /** Carries out the call, or doesn't, and sees to it that there is an outcome. */
  void strike(FaultHit hit);

  /** The only actions it can do something to; empty where it can to all. */
  default Set<String> actions() {
    return Set.of();
  }

  /** Whether it breaks a promise that only FIFO queues give, and so can't happen to them. */
  default boolean isForStandardQueues() {
    return false;
  }

  /**
   * Whether it can do something to this call, which is of one of its actions.
   *
   * @param queue the queue that is called, if it exists
   */
  default boolean appliesTo(Call call, @Nullable Queue queue) {
    return true;
  }
}
