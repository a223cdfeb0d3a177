package dev.tailback.engine.diagnosis;

import java.util.Locale;

/**
 * The formats of numbers in sentences. {@code round(x)} is {@code floor(x + 0.5)}, on doubles, as
 * in JavaScript's {@code Math.round}, so that a page in a browser can write the same. A number that
 * is not finite is written {@code –}.
 */
enum Format {
  /**
   * A rate: {@code 0} if not above 0; {@code <0.1} below 0.05; with one decimal as long as {@code t
   * = round(10 x)} is below 1,000 ({@code floor(t / 10)}, a point, {@code t mod 10}); else as
   * {@link #INT}.
   */
  RATE {
    @Override
    String finite(double number) {
      if (number <= 0) {
        return "0";
      }
      if (number < 0.05) {
        return "<0.1";
      }
      long tenths = Math.round(10 * number);
      return tenths < 1000 ? oneDecimal(tenths) : INT.finite(number);
    }
  },

  /** {@code round(x)} with a comma before each three digits, such as {@code 120,000}. */
  INT {
    @Override
    String finite(double number) {
      return String.format(Locale.ROOT, "%,d", Math.round(number));
    }
  },

  /**
   * A share from 0 to 1 in percent: with one decimal as long as {@code t = round(1000 x)} is below
   * 100 ({@code floor(t / 10)}, a point, {@code t mod 10}), else {@code round(100 x)}; then a blank
   * and {@code %}. Such as {@code 4.5 %} and {@code 31 %}.
   */
  PCT {
    @Override
    String finite(double number) {
      double share = Math.max(0, number);
      long tenths = Math.round(1000 * share);
      return (tenths < 100 ? oneDecimal(tenths) : INT.finite(100 * share)) + " %";
    }
  },

  /**
   * Seconds as a duration of at most two units, such as {@code 4 min 10 s}. What is below 0 counts
   * as 0. The first line that applies:
   *
   * <table>
   * <caption>Durations</caption>
   * <tr><td>below 0.05</td><td>{@code 0 s}</td></tr>
   * <tr><td>below 0.95</td><td>one decimal of a second, {@code t = round(10 x)}</td></tr>
   * <tr><td>below 59.5</td><td>{@code round(x)} s</td></tr>
   * <tr><td>below 600</td><td>min and s of {@code round(x)} seconds</td></tr>
   * <tr><td>below 3,570</td><td>{@code round(x / 60)} min</td></tr>
   * <tr><td>below 84,600</td><td>h and min of {@code round(x / 60)} minutes</td></tr>
   * <tr><td>below 864,000</td><td>d and h of {@code round(x / 3600)} hours</td></tr>
   * <tr><td>else</td><td>{@code round(x / 86400)} d</td></tr>
   * </table>
   *
   * The second unit is left out if it would be 0. No number has a comma.
   */
  DUR {
    @Override
    String finite(double number) {
      return duration(Math.max(0, number), false);
    }
  },

  /**
   * Seconds as a duration of one unit, such as {@code 4 min}: as {@link #DUR} below 59.5, then
   * {@code round(x / 60)} min below 3,570, {@code round(x / 3600)} h below 84,600, and {@code
   * round(x / 86400)} d.
   */
  DUR1 {
    @Override
    String finite(double number) {
      return duration(Math.max(0, number), true);
    }
  };

  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final double DAY = 86_400;
  private static final double TEN_MINUTES = 600;
  private static final double TEN_DAYS = 864_000;

  abstract String finite(double number);

  /** Returns a number as text. */
  String text(double number) {
    return Double.isFinite(number) ? finite(number) : "–";
  }

  private static String oneDecimal(long tenths) {
    return tenths / 10 + "." + tenths % 10;
  }

  private static String duration(double seconds, boolean isOneUnit) {
    if (seconds < 0.05) {
      return "0 s";
    }
    if (seconds < 0.95) {
      return oneDecimal(Math.round(10 * seconds)) + " s";
    }
    if (seconds < MINUTE - 0.5) {
      return Math.round(seconds) + " s";
    }
    if (seconds < HOUR - MINUTE / 2) {
      boolean isRough = isOneUnit || seconds >= TEN_MINUTES;
      return isRough ? Math.round(seconds / MINUTE) + " min" : two(seconds, 60, "min", "s");
    }
    if (seconds < DAY - HOUR / 2) {
      return isOneUnit ? Math.round(seconds / HOUR) + " h" : two(seconds / MINUTE, 60, "h", "min");
    }
    boolean isRough = isOneUnit || seconds >= TEN_DAYS;
    return isRough ? Math.round(seconds / DAY) + " d" : two(seconds / HOUR, 24, "d", "h");
  }

  private static String two(double inSmall, int smallPerBig, String big, String small) {
    long rounded = Math.round(inSmall);
    long rest = rounded % smallPerBig;
    return rounded / smallPerBig + " " + big + (rest == 0 ? "" : " " + rest + " " + small);
  }
}
