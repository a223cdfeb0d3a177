package dev.tailback.lab.result;

import java.util.Locale;

/** Writes quantities for people, the same way everywhere: {@code 4 min 10 s}, {@code 2.7 %}. */
public final class Quantity {
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;
  private static final String UNKNOWN = "–";

  private Quantity() {}

  /** Returns a value of a figure. */
  public static String of(Figure figure, double value) {
    return switch (figure.unit()) {
      case COUNT -> count(value);
      case PER_SECOND -> count(value) + (Double.isNaN(value) ? "" : "/s");
      case SECONDS -> seconds(value);
      case SHARE -> share(value);
      case DOLLARS -> dollars(value);
    };
  }

  /** Returns a number with three significant digits, or all those before the decimal point. */
  public static String count(double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    } else if (Math.abs(value) >= 1e6) {
      return format("%.2f M", value / 1e6);
    } else if (Math.abs(value) >= 100 || value == Math.rint(value)) {
      return format("%,.0f", value);
    }
    return format(Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
  }

  /** Returns a time in at most two units. */
  public static String seconds(double value) {
    double positive = Math.abs(value);
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    } else if (positive < 59.95) {
      return shortTime(value);
    } else if (positive < HOUR - 0.5) {
      return units(value, MINUTE, "min", 1, "s");
    } else if (positive < DAY - 30) {
      return units(value, HOUR, "h", MINUTE, "min");
    }
    return units(value, DAY, "d", HOUR, "h");
  }

  /** Returns a share of one in percent. */
  public static String share(double value) {
    double percent = value * 100;
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    } else if (percent == 0) {
      return "0 %";
    } else if (Math.abs(percent) < 0.01) {
      return percent > 0 ? "<0.01 %" : ">-0.01 %";
    }
    return format(
        Math.abs(percent) >= 9.95 ? "%.0f %%" : Math.abs(percent) >= 0.995 ? "%.1f %%" : "%.2f %%",
        percent);
  }

  /** Returns a price. */
  public static String dollars(double value) {
    return Double.isFinite(value)
        ? format(Math.abs(value) >= 100 ? "$%,.0f" : "$%,.2f", value)
        : UNKNOWN;
  }

  private static String shortTime(double value) {
    if (value == Math.rint(value) || Math.abs(value) >= 9.95) {
      return format("%.0f s", value);
    }
    return Math.abs(value) >= 0.995 ? format("%.1f s", value) : format("%.0f ms", value * 1e3);
  }

  private static String units(double value, double big, String bigName, double small, String name) {
    long smalls = Math.round(Math.abs(value) / small);
    long ratio = Math.round(big / small);
    String rest = smalls % ratio == 0 ? "" : " " + smalls % ratio + " " + name;
    return (value < 0 ? "-" : "") + smalls / ratio + " " + bigName + rest;
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
