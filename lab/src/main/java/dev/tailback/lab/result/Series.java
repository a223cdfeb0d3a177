package dev.tailback.lab.result;

/**
 * How something changed in the course of a run, in at most 1,000 equal steps.
 *
 * @param of the queue or group of consumers
 * @param stepSeconds the length of a step
 * @param values a level at the end of each step, or a rate or share within it; {@code NaN} where
 *     there was nothing to measure
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Series(String of, Measure measure, double stepSeconds, double[] values) {

  /** What changes. */
  public enum Measure {
    VISIBLE("visible"),
    IN_FLIGHT("inFlight"),
    DELAYED("delayed"),
    /** ApproximateAgeOfOldestMessage, in seconds. */
    OLDEST("oldest"),
    /** Rates are per second. */
    SENT_RATE("sentRate"),
    RECEIVED_RATE("receivedRate"),
    DELETED_RATE("deletedRate"),
    EMPTY_RATE("emptyRate"),
    DEAD_LETTERED_RATE("deadLetteredRate"),
    THROTTLED_RATE("throttledRate"),
    /** The share of deliveries that were not the first of their message. */
    REPEATED("repeated"),
    /** Workers that run. */
    WORKERS("workers"),
    /** Workers that are wanted. */
    WORKERS_WANTED("workersWanted");

    private final String key;

    Measure(String key) {
      this.key = key;
    }

    /** Returns its name in JSON and CSV. */
    public String key() {
      return key;
    }
  }
}
