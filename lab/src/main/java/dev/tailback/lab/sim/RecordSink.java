package dev.tailback.lab.sim;

import dev.tailback.engine.queue.MessageEvent;
import org.jspecify.annotations.Nullable;

/** Receives every event of every message, in order. */
@FunctionalInterface
public interface RecordSink {

  /**
   * Called for each event.
   *
   * @param atSeconds when it happened, from the start of the run
   * @param queue where it happened; for a message that has moved, where it was before
   * @param messageNumber identifies the message within the run
   * @param receiveCount how often the message had been received by then
   * @param consumer the group of consumers that received it, {@code null} for other events
   */
  void record(
      double atSeconds,
      String queue,
      MessageEvent.Kind kind,
      long messageNumber,
      int receiveCount,
      @Nullable String consumer);
}
