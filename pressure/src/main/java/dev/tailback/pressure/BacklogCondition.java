package dev.tailback.pressure;

import dev.tailback.engine.queue.Queue;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a queue's backlog: {@code visible > 10000}, {@code inFlight >= 100}, {@code
 * delayed < 5}, {@code oldestAge > 60s}.
 *
 * @param threshold a number of messages, or milliseconds for the oldest message's age
 */
public record BacklogCondition(Measure measure, Comparison comparison, long threshold) {
  /** Examples of conditions, for messages. */
  public static final String EXAMPLES =
      "\"visible > 10000\", \"inFlight >= 100\", \"delayed < 5\" or \"oldestAge > 60s\""
          + " (units: ms, s, m, h, d)";

  private static final Pattern SYNTAX =
      Pattern.compile(
          "\\s*(visible|inFlight|delayed|oldestAge)\\s*(<=|>=|<|>)\\s*(\\d{1,12})("
              + DurationUnit.NAMES
              + ")?\\s*");

  /** A measure of a backlog. */
  public enum Measure {
    /** The number of visible messages. */
    VISIBLE("visible"),
    /** The number of messages in flight. */
    IN_FLIGHT("inFlight"),
    /** The number of delayed messages. */
    DELAYED("delayed"),
    /** The age of the oldest message in milliseconds, 0 if the queue is empty. */
    OLDEST_AGE("oldestAge");

    private final String text;

    Measure(String text) {
      this.text = text;
    }

    private long of(Queue queue, long nowMillis) {
      return switch (this) {
        case VISIBLE -> queue.counts().visible();
        case IN_FLIGHT -> queue.counts().inFlight();
        case DELAYED -> queue.counts().delayed();
        case OLDEST_AGE -> oldestAgeMillis(queue, nowMillis);
      };
    }

    private static long oldestAgeMillis(Queue queue, long nowMillis) {
      return nowMillis
          - Objects.requireNonNullElse(queue.inspection().oldestEnqueuedAtMillis(), nowMillis);
    }

    static Measure named(String text) {
      for (Measure measure : values()) {
        if (measure.text.equals(text)) {
          return measure;
        }
      }
      throw new IllegalArgumentException(text);
    }
  }

  /** A comparison of a measure with the threshold. */
  public enum Comparison {
    /** Less than the threshold. */
    BELOW("<"),
    /** Less than or equal to the threshold. */
    AT_MOST("<="),
    /** Greater than or equal to the threshold. */
    AT_LEAST(">="),
    /** Greater than the threshold. */
    ABOVE(">");

    private final String text;

    Comparison(String text) {
      this.text = text;
    }

    private boolean holds(long value, long threshold) {
      return switch (this) {
        case BELOW -> value < threshold;
        case AT_MOST -> value <= threshold;
        case AT_LEAST -> value >= threshold;
        case ABOVE -> value > threshold;
      };
    }

    static Comparison named(String text) {
      for (Comparison comparison : values()) {
        if (comparison.text.equals(text)) {
          return comparison;
        }
      }
      throw new IllegalArgumentException(text);
    }
  }

  /**
   * Parses a condition.
   *
   * @throws IllegalArgumentException if it is not well-formed
   */
  public static BacklogCondition parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    boolean isWellFormed = parts.matches();
    if (!isWellFormed || parts.group(1).equals("oldestAge") == (parts.group(4) == null)) {
      throw new IllegalArgumentException(text + " is not like " + EXAMPLES);
    }
    return new BacklogCondition(
        Measure.named(parts.group(1)),
        Comparison.named(parts.group(2)),
        threshold(parts.group(3), parts.group(4)));
  }

  private static long threshold(String number, @Nullable String unit) {
    long threshold = Long.parseLong(number);
    if (unit == null) {
      return threshold;
    }
    try {
      return DurationUnit.named(unit).times(threshold).toMillis();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(number + unit + " is longer than any age", e);
    }
  }

  boolean holds(Queue queue, long nowMillis) {
    return comparison.holds(measure.of(queue, nowMillis), threshold);
  }
}
