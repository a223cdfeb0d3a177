package dev.tailback.engine.queue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a queue. Times are in milliseconds since the epoch.
 *
 * @param waiting the waiting long polls, in the order in which they will be served
 * @param totals the totals so far
 * @param storedBytes about how many bytes of memory its messages take
 * @param processing from receive to delete, for the messages deleted so far
 * @param oldestEnqueuedAtMillis when the oldest message was enqueued; {@code null} if there is none
 * @param messageGroups the number of message groups in a FIFO queue
 * @param lockedGroups the groups with messages in flight, longest locked first
 */
public record QueueSnapshot(
    QueueAddress address,
    boolean isFifo,
    QueueCounts counts,
    QueueLimits limits,
    QueueTotals totals,
    long storedBytes,
    Durations processing,
    List<Waiting> waiting,
    @Nullable Long oldestEnqueuedAtMillis,
    int messageGroups,
    List<LockedGroup> lockedGroups) {

  /** A waiting long poll. */
  public record Waiting(int maxNumberOfMessages, long endsAtMillis) {}

  /**
   * A message group that is locked, described by its first message in flight.
   *
   * @param inFlight how many of its messages are in flight
   * @param receivedAtMillis when that message was received
   * @param visibleAtMillis when that message becomes visible
   * @param heldBy the client that holds that message, {@code null} if unknown
   * @param waitingBehind how many messages of the group are not in flight
   */
  public record LockedGroup(
      String messageGroupId,
      int inFlight,
      UUID messageId,
      int receiveCount,
      long receivedAtMillis,
      long visibleAtMillis,
      @Nullable ClientId heldBy,
      int waitingBehind) {}
}
