package dev.tailback.engine.queue;

import java.util.OptionalLong;

/** Counts what happens in one queue; see {@link QueueTotals}. Used inside the gate only. */
public final class QueueCounter {
  private static final long NEVER = Long.MIN_VALUE;

  long sent;
  long sentBytes;
  long received;
  long repeated;
  long deleted;
  long emptyShortPolls;
  long emptyLongPolls;
  long overLimit;
  long deduplicated;
  long deadLettered;
  long expired;
  long throttled;
  long faulted;
  long lastSendMillis = NEVER;
  long lastReceiveMillis = NEVER;
  private final Durations.Recorder processing = new Durations.Recorder();
  private final RecentDurations recentProcessing = new RecentDurations();
  private int smallestBytes = Integer.MAX_VALUE;
  private int largestBytes;

  void sent(int bytes, long atMillis) {
    lastSendMillis = atMillis;
    sent++;
    sentBytes += bytes;
    smallestBytes = Math.min(smallestBytes, bytes);
    largestBytes = Math.max(largestBytes, bytes);
  }

  /**
   * Counts a message that a receive returns.
   *
   * @param receiveCount the receives of the message, this one included
   */
  void received(int receiveCount) {
    received++;
    repeated += receiveCount > 1 ? 1 : 0;
  }

  /** Undoes the count of a message that was received. */
  void takenBack(GivenMessage given) {
    received--;
    repeated -= given.receiveCount() > 1 ? 1 : 0;
  }

  /**
   * Counts a message that a consumer deletes.
   *
   * @param processedMillis the time since the consumer received it
   */
  void deleted(long processedMillis) {
    deleted++;
    processing.record(processedMillis);
    recentProcessing.record(processedMillis);
  }

  /**
   * Returns the times from receive to delete of the messages deleted last, at most {@value
   * RecentDurations#MAX}.
   */
  public Durations recentProcessing() {
    return recentProcessing.durations();
  }

  /** Returns when a message was last sent, in milliseconds since the epoch, if one was. */
  public OptionalLong lastSendMillis() {
    return lastSendMillis == NEVER ? OptionalLong.empty() : OptionalLong.of(lastSendMillis);
  }

  /**
   * Returns when a consumer last asked for messages, in milliseconds since the epoch, if one did.
   */
  public OptionalLong lastReceiveMillis() {
    return lastReceiveMillis == NEVER ? OptionalLong.empty() : OptionalLong.of(lastReceiveMillis);
  }

  Durations processing() {
    return processing.durations();
  }

  /** Counts a call that a throttle rejected. */
  public void countThrottled() {
    throttled++;
  }

  /** Counts a call for which a fault rule fired. */
  public void countFaulted() {
    faulted++;
  }

  /** Returns what has happened in the queue so far. */
  public QueueTotals totals() {
    return new QueueTotals(
        sent,
        sentBytes,
        received,
        repeated,
        deleted,
        emptyShortPolls,
        emptyLongPolls,
        overLimit,
        deduplicated,
        deadLettered,
        expired,
        throttled,
        faulted);
  }

  /** Returns the sizes of the messages sent since the last call. */
  public SentSizes takeSentSizes() {
    SentSizes sizes = new SentSizes(smallestBytes, largestBytes);
    smallestBytes = Integer.MAX_VALUE;
    largestBytes = 0;
    return sizes;
  }
}
