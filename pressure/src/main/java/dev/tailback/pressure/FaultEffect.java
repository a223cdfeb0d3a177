package dev.tailback.pressure;

import java.util.Set;

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
        FaultSlowAnswer,
        FaultThrottle {

  /**
   * Changes a call. Runs outside the gate.
   *
   * @param firing what the rule has decided
   */
  void apply(FaultyCall call, Firing firing);

  /** Returns the only actions it can change; empty for all. */
  default Set<String> actions() {
    return Set.of();
  }

  /**
   * Returns whether it breaks a guarantee that only FIFO queues give, and so can't happen to them.
   */
  default boolean isForStandardQueues() {
    return false;
  }

  /** Returns whether it happens inside the engine, and so not in front of another SQS. */
  default boolean needsOwnQueues() {
    return false;
  }

  /**
   * Returns whether it can change a call.
   *
   * @param called the queue that the call names
   */
  default boolean appliesTo(CallDescription call, CalledQueue called) {
    return (actions().isEmpty() || actions().contains(call.action()))
        && (!isForStandardQueues() || called.type() == QueueType.STANDARD);
  }
}
