package dev.tailback.config;

import dev.tailback.pressure.FaultSchedule;
import dev.tailback.pressure.Ramp;
import dev.tailback.pressure.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how often a fault rule fires, and when. */
final class FaultScheduleReader {
  private static final String WINDOW = "window";
  private static final String PROBABILITY = "probability";

  static final List<String> FIELDS =
      List.of("from", "until", WINDOW, PROBABILITY, "every", "nth", "times");

  private FaultScheduleReader() {}

  /**
   * Reads a schedule.
   *
   * @param nowMillis the engine time at which durations in {@code from} and {@code until} begin
   */
  static FaultSchedule read(Fields rule, long nowMillis) {
    long from = time(rule, "from", nowMillis, Long.MIN_VALUE);
    long until = time(rule, "until", nowMillis, Long.MAX_VALUE);
    if (from >= until) {
      throw rule.wrong("until", "later than from");
    }
    return new FaultSchedule(
        from,
        until,
        rule.has(WINDOW) ? window(rule.nested(WINDOW)) : null,
        probability(rule),
        Objects.requireNonNullElse(rule.positive("every"), 1),
        rule.positive("nth"),
        rule.positive("times"));
  }

  /** Reads a point in time, or a duration from now, as milliseconds. */
  private static long time(Fields rule, String name, long nowMillis, long otherwise) {
    String text = rule.text(name);
    if (text == null) {
      return otherwise;
    }
    try {
      Duration fromNow = DurationText.parse(text);
      return fromNow == null
          ? Instant.parse(text).toEpochMilli()
          : Math.addExact(nowMillis, fromNow.toMillis());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw rule.wrong(
          name, "a time such as \"2027-01-31T08:00:00Z\" or, from now on, \"5m\" or \"PT5M\"");
    }
  }

  private static TimeWindow window(Fields window) {
    window.only("from", "until", "every");
    long from = window.has("from") ? window.duration("from").toMillis() : 0;
    long until = window.duration("until").toMillis();
    if (from >= until) {
      throw window.wrong("until", "later than from");
    }
    Long every = window.has("every") ? every(window, until - from) : null;
    return new TimeWindow(from, until, every);
  }

  private static @Nullable Long every(Fields window, long openMillis) {
    long every = window.duration("every").toMillis();
    if (every < openMillis) {
      throw window.wrong("every", "at least as long as the window is open");
    }
    return every;
  }

  /** Reads one probability, or two with the time in which the first changes to the second. */
  private static Ramp probability(Fields rule) {
    if (!rule.object().path(PROBABILITY).isObject()) {
      return Ramp.constant(rule.number(PROBABILITY, 0, 1, 1));
    }
    Fields ramp = rule.nested(PROBABILITY).only("from", "to", "over");
    return new Ramp(
        ramp.number("from", 0, 1, 0), ramp.number("to", 0, 1, 1), ramp.positiveMillis("over"));
  }
}
