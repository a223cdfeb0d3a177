package dev.tailback.server.console;

import dev.tailback.engine.time.NextEvent;
import dev.tailback.server.forward.UpstreamCalls;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the console shows about all queues at one moment. Immutable.
 *
 * @param nowMillis the engine time
 * @param isPaused whether the clock is paused
 * @param storedBytes about how much memory all messages take
 * @param maxStoredBytes how much they may take
 * @param calls how many calls were sent to the upstream, {@code null} if there is none
 * @param queues the queues by their numbers, in the order in which they were first seen
 */
record Frame(
    long nowMillis,
    boolean isPaused,
    long storedBytes,
    long maxStoredBytes,
    @Nullable UpstreamCalls calls,
    Map<Integer, QueueRow> queues,
    List<AlarmRow> alarms,
    List<NextEvent> next) {

  /**
   * An alarm.
   *
   * @param queues the numbers of the queues whose metrics it is on
   */
  record AlarmRow(String arn, String name, List<Integer> queues, String state, long sinceMillis) {}
}
