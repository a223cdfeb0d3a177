package dev.tailback.lab.scenario;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of workers that receive from one queue.
 *
 * @param count the number of workers at the start, which stays the same unless they are scaled
 * @param isParallel whether the messages of a batch are processed in parallel, not one by one
 * @param fails the share of deliveries that end without a delete, 0 to 1
 * @param poison the share of messages that always fail, 0 to 1
 * @param deletesBatch whether a batch is deleted by one request when all of it is done
 * @param downstream the limit that all workers share, {@code null} for nothing
 * @param old what is done with old messages, {@code null} for nothing
 */
public record ConsumerPlan(
    String name,
    String queue,
    int count,
    Receive receive,
    Processing process,
    boolean isParallel,
    double fails,
    double poison,
    @Nullable Crash crash,
    @Nullable Deploy deploy,
    @Nullable Heartbeat heartbeat,
    boolean deletesBatch,
    @Nullable Downstream downstream,
    @Nullable OldMessages old,
    Polling polling) {

  /** Returns the wait time of its receives in seconds; {@code null} for the queue's. */
  public @Nullable Integer waitTimeSeconds() {
    Integer own = polling.waitTimeSeconds();
    return own == null ? receive.waitTimeSeconds() : own;
  }

  /**
   * The parameters of its receives.
   *
   * @param visibilityTimeoutSeconds {@code null} for the queue's
   * @param waitTimeSeconds {@code null} for the queue's
   */
  public record Receive(
      int max, @Nullable Integer visibilityTimeoutSeconds, @Nullable Integer waitTimeSeconds) {}

  /**
   * Each worker crashes at random, and forgets what it has in hand.
   *
   * @param every the mean time between the crashes of one worker
   * @param restart how long it is away
   */
  public record Crash(Duration every, Duration restart) {}

  /**
   * All workers are replaced, a few at a time.
   *
   * @param at when the first stop
   * @param atOnce how many are replaced at a time
   * @param restart how long each is away
   * @param grace how long a stopping worker may finish what it has in hand; zero kills it
   */
  public record Deploy(Duration at, int atOnce, Duration restart, Duration grace) {}

  /** While it processes, it sets the visibility timeout again and again. */
  public record Heartbeat(Duration every, Duration extendTo) {}

  /**
   * Something that all workers call once for each message.
   *
   * @param perSecond how many calls it takes per second; the rest wait. Infinite for no limit
   * @param outages when each delivery fails
   */
  public record Downstream(double perSecond, List<Outage> outages) {
    /** Copies the list. */
    public Downstream {
      outages = List.copyOf(outages);
    }

    /** A period in which all calls fail. */
    public record Outage(Duration at, Duration lasts) {}
  }

  /**
   * Messages older than a limit are not processed: they are dropped, or sent to another queue.
   *
   * @param sideline the other queue, {@code null} to drop them
   */
  public record OldMessages(Duration olderThan, @Nullable String sideline) {}
}
