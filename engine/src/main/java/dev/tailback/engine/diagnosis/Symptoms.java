package dev.tailback.engine.diagnosis;

import dev.tailback.engine.live.Rates;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a queue at one moment that the rules look at.
 *
 * <p>Times are engine time in milliseconds since the epoch. A rate that is negative or not finite
 * counts as 0.
 *
 * @param nowMillis the moment
 * @param address the queue's address
 * @param settings the queue's attributes
 * @param limits the queue's limits
 * @param sources the queues that use it as their dead-letter queue
 * @param counts the messages by state
 * @param backlog how the backlog develops
 * @param rates how often things happen
 * @param processing how long messages take from receive to delete
 * @param activity when things happened last, and who does them
 * @param groups the message groups of a FIFO queue; {@link Groups#NONE} for a standard queue
 * @param isElsewhere whether its messages are in another SQS, so that others may use it unseen
 */
public record Symptoms(
    long nowMillis,
    QueueAddress address,
    QueueSettings settings,
    QueueLimits limits,
    List<QueueAddress> sources,
    QueueCounts counts,
    Backlog backlog,
    Rates rates,
    ProcessingTimes processing,
    Activity activity,
    Groups groups,
    boolean isElsewhere) {

  private static final double MILLIS = 1000;

  public Symptoms {
    sources = List.copyOf(sources);
    rates = rates.cleaned();
  }

  /**
   * How the backlog develops.
   *
   * @param oldestAgeMillis the age of the oldest message, without those that were received three
   *     times or more; {@code null} if there is none
   * @param fiveMinutesAgo how many messages were visible or delayed five minutes ago; {@code null}
   *     if that is not known
   * @param slopePerSecond how many messages per second the number of visible and delayed ones has
   *     grown by in the last minute; negative if it shrinks
   * @param nextDelayedDueMillis when the first delayed message becomes visible; {@code null} if
   *     none is delayed
   * @param meanStoredBytes how many bytes a message of this queue takes of what the server may
   *     store, on average; 0 if there is none
   * @param roomBytes how many more bytes the server may store for all queues
   */
  public record Backlog(
      @Nullable Long oldestAgeMillis,
      @Nullable Long fiveMinutesAgo,
      double slopePerSecond,
      @Nullable Long nextDelayedDueMillis,
      double meanStoredBytes,
      long roomBytes) {

    public Backlog {
      slopePerSecond = Double.isFinite(slopePerSecond) ? slopePerSecond : 0;
      meanStoredBytes = positive(meanStoredBytes);
    }
  }

  /**
   * How long messages lately took from the receive to the delete.
   *
   * @param samples the number of messages; if it is 0, the other values are meaningless
   * @param p50Millis the median
   * @param p95Millis what 95 % of the messages do not exceed
   * @param p99Millis what 99 % of the messages do not exceed
   */
  public record ProcessingTimes(int samples, long p50Millis, long p95Millis, long p99Millis) {
    /** No message was deleted yet. */
    public static final ProcessingTimes NONE = new ProcessingTimes(0, 0, 0, 0);
  }

  /**
   * When things happened last, and who does them.
   *
   * @param lastReceiveMillis when a receive was last called, whatever it returned; {@code null} if
   *     never
   * @param lastSendMillis when a message was last sent; {@code null} if never
   * @param totalReceived how many messages receives have returned since the queue was created
   * @param deadLetteredInFiveMinutes how many messages moved to the dead-letter queue in the last
   *     five minutes
   * @param consumers how many consumers have called in the last 60 seconds
   * @param topHolder who has most messages in flight; {@code null} if that is not known
   * @param throttle the throttle that refused sends last; {@code null} if none did
   */
  public record Activity(
      @Nullable Long lastReceiveMillis,
      @Nullable Long lastSendMillis,
      long totalReceived,
      long deadLetteredInFiveMinutes,
      int consumers,
      @Nullable Holder topHolder,
      @Nullable Throttle throttle) {

    /** Nothing has happened yet. */
    public static final Activity NONE = new Activity(null, null, 0, 0, 0, null, null);
  }

  /**
   * A consumer that has messages in flight.
   *
   * @param name its name
   * @param messages how many it has
   */
  public record Holder(String name, int messages) {}

  /**
   * A throttle.
   *
   * @param id its id in the admin API
   * @param ratePerSecond how many calls it lets through
   */
  public record Throttle(String id, double ratePerSecond) {
    public Throttle {
      ratePerSecond = positive(ratePerSecond);
    }
  }

  /**
   * The message groups of a FIFO queue.
   *
   * @param longestLock the group that has been locked for longest; {@code null} if none is
   * @param isLookAheadBlocked whether messages are visible, but none within the look-ahead can be
   *     received
   * @param hidden how many messages are beyond the look-ahead
   */
  public record Groups(@Nullable Lock longestLock, boolean isLookAheadBlocked, long hidden) {
    /** No group is locked. */
    public static final Groups NONE = new Groups(null, false, 0);
  }

  /**
   * A locked message group.
   *
   * @param group its message group id
   * @param holder who received its messages in flight; {@code null} if that is not known
   * @param sinceMillis when the first of them was received
   * @param visibleAtMillis when the last of them becomes visible again
   * @param behind how many messages of the group wait
   */
  public record Lock(
      String group, @Nullable String holder, long sinceMillis, long visibleAtMillis, long behind) {}

  /** Returns the number of messages in all states. */
  public long total() {
    return (long) counts.visible() + counts.inFlight() + counts.delayed();
  }

  /** Returns whether it is the dead-letter queue of another queue. */
  public boolean isDeadLetterQueue() {
    return !sources.isEmpty();
  }

  double secondsSince(long millis) {
    return ((double) nowMillis - millis) / MILLIS;
  }

  double secondsUntil(long millis) {
    return ((double) millis - nowMillis) / MILLIS;
  }

  /** Returns the age of the oldest message; 0 if there is none. */
  double oldestAgeSeconds() {
    Long ageMillis = backlog.oldestAgeMillis;
    return ageMillis == null ? 0 : Math.max(0, ageMillis / MILLIS);
  }

  /** Returns for how long the oldest message will be kept. */
  double secondsLeft() {
    return Math.max(0, settings.messageRetentionPeriodSeconds() - oldestAgeSeconds());
  }

  double p95Seconds() {
    return processing.p95Millis / MILLIS;
  }

  double p99Seconds() {
    return processing.p99Millis / MILLIS;
  }

  /** Returns by how much the backlog has to change, per second, to count as changing. */
  double noticeableSlope() {
    return Math.max(
        Thresholds.SLOPE_PER_SECOND, Thresholds.SLOPE_ARRIVALS_SHARE * rates.arriving());
  }

  /** Returns how long a message that arrives now waits; 0 if that is not known. */
  double waitSeconds() {
    return rates.leaving() > 0 ? counts.visible() / rates.leaving() : 0;
  }

  /** Returns whether p95 of the processing time is near the visibility timeout or above it. */
  boolean isProcessingSlow() {
    return processing.samples > 0
        && p95Seconds() > Thresholds.NEAR_TIMEOUT_SHARE * settings.visibilityTimeoutSeconds();
  }

  private static double positive(double number) {
    return Double.isFinite(number) && number > 0 ? number : 0;
  }
}
