package dev.tailback.lab.result;

import static dev.tailback.lab.result.Figure.Unit.COUNT;
import static dev.tailback.lab.result.Figure.Unit.DOLLARS;
import static dev.tailback.lab.result.Figure.Unit.PER_SECOND;
import static dev.tailback.lab.result.Figure.Unit.SECONDS;
import static dev.tailback.lab.result.Figure.Unit.SHARE;

/**
 * A number that a run is summed up by. All are measured after the warm-up. {@code NaN} if there is
 * nothing to measure: without a delete there is no age.
 */
public enum Figure {
  /** Messages that arrived at producers, whether they could be sent or not. */
  OFFERED("offered", COUNT),
  SENT("sent", COUNT),
  /** Deliveries to consumers, repeated ones included. */
  RECEIVED("received", COUNT),
  /** Messages that were deleted. */
  DELETED("deleted", COUNT),
  DEAD_LETTERED("deadLettered", COUNT),
  /** The share of the messages sent that were dead-lettered. */
  DEAD_LETTERED_SHARE("deadLetteredShare", SHARE),
  EXPIRED("expired", COUNT),
  /** Messages that producers shed, or gave up sending after all retries. */
  LOST("lost", COUNT),
  /** Messages that producers still had at the end, neither sent nor lost. */
  UNSENT("unsent", COUNT),
  /** The share of the deliveries that were not the first of their message. */
  REPEATED("repeated", SHARE),
  /**
   * The share of the messages that were received more than once, among those received that left.
   */
  DUPLICATES("duplicates", SHARE),
  /** How often a message was received, on average among those received that left. */
  RECEIVES_PER_MESSAGE("receivesPerMessage", COUNT),
  /** Deletes per second. */
  THROUGHPUT("throughput", PER_SECOND),
  VISIBLE_MEAN("visibleMean", COUNT),
  VISIBLE_MAX("visibleMax", COUNT),
  /** Visible messages at the end. */
  VISIBLE_END("visibleEnd", COUNT),
  IN_FLIGHT_MEAN("inFlightMean", COUNT),
  IN_FLIGHT_MAX("inFlightMax", COUNT),
  DELAYED_MEAN("delayedMean", COUNT),
  /** How long messages wait until their first receive. */
  WAIT_MEAN("waitMean", SECONDS),
  WAIT_P50("waitP50", SECONDS),
  WAIT_P95("waitP95", SECONDS),
  WAIT_P99("waitP99", SECONDS),
  /** How old messages are when they are deleted. */
  AGE_MEAN("ageMean", SECONDS),
  AGE_P50("ageP50", SECONDS),
  AGE_P99("ageP99", SECONDS),
  AGE_MAX("ageMax", SECONDS),
  /**
   * The largest ApproximateAgeOfOldestMessage. The figure for all queues covers those that are
   * received from, if there are any.
   */
  OLDEST_MAX("oldestMax", SECONDS),
  /** The share of workers' time in which they process; for a pool by its size at that time. */
  SLOTS_USED("slotsUsed", SHARE),
  /** The share of receives that returned nothing. */
  EMPTY_RECEIVES("emptyReceives", SHARE),
  /** Requests that Amazon would bill, refused ones included. */
  REQUESTS("requests", COUNT),
  REQUESTS_PER_SECOND("requestsPerSecond", PER_SECOND),
  /** What the requests of a month like this would cost. */
  COST_A_MONTH("costAMonth", DOLLARS),
  WORKERS_MEAN("workersMean", COUNT),
  WORKERS_MAX("workersMax", COUNT),
  /** How often per hour the number of workers changed direction. */
  DIRECTION_CHANGES("directionChanges", COUNT),
  /** How often alarms entered the state ALARM. */
  ALARMS("alarms", COUNT),
  /** When the first alarm entered the state ALARM, from the start of the run. */
  FIRST_ALARM("firstAlarm", SECONDS),
  /** The share of requests that were throttled. */
  THROTTLED("throttled", SHARE),
  /** Attempts for each send that succeeded or was given up. */
  ATTEMPTS("attempts", COUNT),
  /** Receives refused with OverLimit. */
  OVER_LIMIT("overLimit", COUNT),
  /**
   * How long it took from the largest backlog until it was gone; 0 if there was none, NaN if it was
   * never gone. The figure for all queues covers those that are received from.
   */
  RECOVERY("recovery", SECONDS);

  private final String key;
  private final Unit unit;

  Figure(String key, Unit unit) {
    this.key = key;
    this.unit = unit;
  }

  /** Returns its name in JSON, CSV and expectations. */
  public String key() {
    return key;
  }

  /** Returns the unit of its values. */
  public Unit unit() {
    return unit;
  }

  /** A unit. */
  public enum Unit {
    COUNT,
    PER_SECOND,
    SECONDS,
    /** From 0 to 1, shown in percent. */
    SHARE,
    DOLLARS
  }
}
