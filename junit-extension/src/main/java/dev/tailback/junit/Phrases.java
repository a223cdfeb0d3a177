package dev.tailback.junit;

import dev.tailback.engine.queue.QueueCounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes durations and numbers of messages for people to read. */
final class Phrases {
  private static final int NANO_DIGITS = 9;

  private Phrases() {}

  /**
   * Returns a duration such as {@code 250 ms}, {@code 1.5 s}, {@code 5 min} or {@code 1 h 30 s}.
   */
  static String of(Duration duration) {
    if (duration.isNegative()) {
      return "-" + of(duration.negated());
    }
    if (duration.isZero()) {
      return "0 s";
    }
    return duration.toSeconds() == 0
        ? decimal(0, duration.toNanosPart(), NANO_DIGITS - 3) + " ms"
        : parts(duration);
  }

  private static String parts(Duration duration) {
    List<String> parts = new ArrayList<>();
    boolean hasDays = duration.toDays() > 1;
    add(parts, hasDays ? duration.toDays() : 0, "d");
    add(parts, hasDays ? duration.toHoursPart() : duration.toHours(), "h");
    add(parts, duration.toMinutesPart(), "min");
    if (duration.toSecondsPart() > 0 || duration.toNanosPart() > 0) {
      parts.add(decimal(duration.toSecondsPart(), duration.toNanosPart(), NANO_DIGITS) + " s");
    }
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, long number, String unit) {
    if (number > 0) {
      parts.add(number + " " + unit);
    }
  }

  private static String decimal(int whole, int fraction, int digits) {
    BigDecimal number = BigDecimal.valueOf(fraction, digits).add(BigDecimal.valueOf(whole));
    return number.stripTrailingZeros().toPlainString();
  }

  /** Returns what a queue holds, such as {@code has 1 visible and 2 in flight}. */
  static String of(QueueCounts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts.visible(), "visible");
    add(parts, counts.inFlight(), "in flight");
    add(parts, counts.delayed(), "delayed");
    return parts.isEmpty() ? "is empty" : "has " + and(parts);
  }

  private static String and(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** Returns {@code 1 message}, {@code 2 messages} and so on. */
  static String messages(int number) {
    return number + (number == 1 ? " message" : " messages");
  }
}
