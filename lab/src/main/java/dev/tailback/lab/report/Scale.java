package dev.tailback.lab.report;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.study.statistics.Band;
import java.util.Locale;

/**
 * The unit in which a figure is shown in a table, so that a band repeats it only once. Units are
 * written as in a scenario's file.
 *
 * @param one the size of one unit
 * @param unit what follows the number; the dollar sign precedes it
 * @param isWhole whether all numbers are whole
 */
record Scale(double one, String unit, boolean isWhole) {
  private static final String UNKNOWN = "–";
  private static final String DOLLAR = "$";

  /** Returns the scale in which the median of a band has few digits. */
  static Scale of(Figure figure, Band band) {
    double value = Math.abs(band.median());
    boolean isWhole = isWhole(band.median()) && isWhole(band.low()) && isWhole(band.high());
    return switch (figure.unit()) {
      case COUNT -> ofCount(value, isWhole, band.width() == 0);
      case PER_SECOND -> new Scale(1, "/s", isWhole);
      case SECONDS -> ofSeconds(value);
      case SHARE -> new Scale(0.01, "%", false);
      case DOLLARS -> new Scale(1, DOLLAR, false);
    };
  }

  /** Returns a number in this unit, without the unit. */
  String number(double value) {
    double scaled = value / one;
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    } else if (scaled == 0 || isWhole || Math.abs(scaled) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", scaled);
    }
    return String.format(Locale.ROOT, Math.abs(scaled) >= 10 ? "%.1f" : "%.2f", scaled);
  }

  /** Returns a number with the unit. */
  String withUnit(double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    return unit.equals(DOLLAR) ? DOLLAR + number(value) : number(value) + unit;
  }

  private static Scale ofCount(double value, boolean isWhole, boolean isExact) {
    if (value >= 1e6) {
      return new Scale(1e6, "M", false);
    } else if (value >= 1e4 && !isExact) {
      return new Scale(1e3, "k", false);
    }
    return new Scale(1, "", isWhole);
  }

  private static Scale ofSeconds(double value) {
    if (value > 0 && value < 1) {
      return new Scale(1e-3, "ms", false);
    } else if (value < 120) {
      return new Scale(1, "s", false);
    } else if (value < 7_200) {
      return new Scale(60, "m", false);
    }
    return value < 172_800 ? new Scale(3_600, "h", false) : new Scale(86_400, "d", false);
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }
}
