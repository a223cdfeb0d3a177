package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts what happens in one queue; see {@link QueueTotals}. Used only inside the gate. */
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
  long throttledSends;
  long faulted;
  long lastSendMillis = NEVER;
  long lastReceiveMillis = NEVER;
  private final Clients clients;
  private final Durations.Recorder processing = new Durations.Recorder();
  private final RecentDurations recentProcessing = new RecentDurations();
  private @Nullable ThrottledBy lastThrottle;
  private int smallestBytes = Integer.MAX_VALUE;
  private int largestBytes;

  private QueueTotals restored = QueueTotals.NONE;
  private QueueTotals published = QueueTotals.NONE;

  /* Receives that were taken back after their minute's metrics were published. */
  private long excessReceived;

  QueueCounter(Clients clients) {
    this.clients = clients;
  }

  /** Counts a message that the calling client sends. */
  void sent(int bytes, long atMillis) {
    lastSendMillis = atMillis;
    clients.calling().sent++;
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
    int again = receiveCount > 1 ? 1 : 0;
    received++;
    repeated += again;
    QueueClient client = clients.calling();
    client.received++;
    client.repeated += again;
  }

  /** Undoes the count of a message that a client has received. */
  void takenBack(GivenMessage given, QueueClient client) {
    int again = given.receiveCount() > 1 ? 1 : 0;
    received--;
    repeated -= again;
    client.received--;
    client.repeated -= again;
  }

  void emptyShortPoll() {
    emptyShortPolls++;
    clients.calling().emptyShortPolls++;
  }

  void emptyLongPoll() {
    emptyLongPolls++;
    clients.calling().emptyLongPolls++;
  }

  void visibilityChanged() {
    clients.calling().visibilityChanges++;
  }

  /** Counts a visibility timeout that ends, for the client that holds the message. */
  void timedOut(Message message) {
    QueueClient holder = message.lastReceiver();
    if (holder != null) {
      holder.expiries++;
    }
  }

  /** Counts a delete of a message that is gone. */
  void deleteIgnored() {
    deleted++;
    clients.calling().deleted++;
  }

  /**
   * Counts a message that a consumer deletes.
   *
   * @param processedMillis the time since the consumer received it
   */
  void deleted(long processedMillis) {
    deleteIgnored();
    processing.record(processedMillis);
    recentProcessing.record(processedMillis);
    clients.calling().processed(processedMillis);
  }

  /**
   * Returns the times from receive to delete of the most recently deleted messages, at most {@value
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

  /**
   * Counts a call that a throttle rejected.
   *
   * @param client {@code null} if it is unknown
   * @param throttle the throttle
   */
  public void countThrottled(@Nullable CallingClient client, ThrottledBy throttle) {
    throttled++;
    if (client != null) {
      clients.seen(client).throttled++;
      if (client.role() == CallingClient.Role.PRODUCER) {
        throttledSends++;
        lastThrottle = throttle;
      }
    }
  }

  /** Returns the throttle that rejected a send last; {@code null} if none has. */
  public @Nullable ThrottledBy lastThrottle() {
    return lastThrottle;
  }

  /**
   * Counts a call for which a fault rule fired.
   *
   * @param client {@code null} if it is unknown
   */
  public void countFaulted(@Nullable CallingClient client) {
    faulted++;
    if (client != null) {
      clients.seen(client).faulted++;
    }
  }

  /** Counts a call that is a retry. */
  public void countRetry(CallingClient client) {
    clients.seen(client).retries++;
  }

  /** Returns the totals of the queue so far. */
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
        throttledSends,
        faulted);
  }

  /** Writes the numbers that metrics are made of, without times and numbers that are only shown. */
  void writeTo(StateOutput out) {
    out.writeRecord(totals());
    out.writeRecord(published);
    out.writeNumber(excessReceived);
    out.writeNumber(smallestBytes);
    out.writeNumber(largestBytes);
  }

  void readFrom(StateInput in) {
    QueueTotals totals = in.readRecord(QueueTotals.class);
    restored = totals;
    sent = totals.sent();
    sentBytes = totals.sentBytes();
    received = totals.received();
    repeated = totals.repeated();
    deleted = totals.deleted();
    emptyShortPolls = totals.emptyShortPolls();
    emptyLongPolls = totals.emptyLongPolls();
    overLimit = totals.overLimit();
    deduplicated = totals.deduplicated();
    deadLettered = totals.deadLettered();
    expired = totals.expired();
    throttled = totals.throttled();
    throttledSends = totals.throttledSends();
    faulted = totals.faulted();
    published = in.readRecord(QueueTotals.class);
    excessReceived = in.readNumber();
    smallestBytes = in.readInt();
    largestBytes = in.readInt();
  }

  /** Returns the totals at the time the queue was restored from a snapshot. */
  public QueueTotals restored() {
    return restored;
  }

  /** Returns the totals at the time the last minute's metrics were published. */
  public QueueTotals published() {
    return published;
  }

  /** Returns how many receives were taken back after their minute's metrics were published. */
  public long excessReceived() {
    return excessReceived;
  }

  /** Notes the published totals, and by how many receives they are too high. */
  public void publish(QueueTotals totals, long receivedTooMany) {
    published = totals;
    excessReceived = receivedTooMany;
  }

  /** Returns the sizes of the messages sent since the last call. */
  public SentSizes takeSentSizes() {
    SentSizes sizes = new SentSizes(smallestBytes, largestBytes);
    smallestBytes = Integer.MAX_VALUE;
    largestBytes = 0;
    return sizes;
  }
}
