package dev.tailback.engine.queue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it is at one moment.
 *
 * @param waiting the long polls that wait, in the order in which they will be served
 * @param oldestEnqueuedAtMillis when the oldest message came in, {@code null} in an empty queue
 * @param messageGroups how many message groups a FIFO queue has messages of
 * @param lockedGroups the groups with messages in flight, longest locked first
 */
public record QueueSnapshot(
    QueueAddress address,
    boolean isFifo,
    QueueCounts counts,
    QueueLimits limits,
    List<Waiting> waiting,
    @Nullable Long oldestEnqueuedAtMillis,
    int messageGroups,
    List<LockedGroup> lockedGroups) {

  /** A long poll that waits. */
  public record Waiting(int maxNumberOfMessages, long endsAtMillis) {}

  /**
   * A message group that holds back its other messages, as seen from its first one in flight.
   *
   * @param inFlight how many of its messages are in flight
   * @param receivedAtMillis when the first one was received
   * @param visibleAtMillis when it will be visible again
   */
  public record LockedGroup(
      String messageGroupId,
      int inFlight,
      UUID messageId,
      int receiveCount,
      long receivedAtMillis,
      long visibleAtMillis) {}
}
