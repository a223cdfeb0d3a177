package dev.tailback.engine.math;

import java.util.ArrayList;
import java.util.List;

/** Series as text: a value for each minute from 0 on, or {@code -} for none. */
public final class SeriesText {
  private SeriesText() {}

  /** Returns the series of a text such as {@code 1 - 2.5}. */
  public static TimeSeries parse(String text) {
    return parse(text, 0, 60);
  }

  /** Returns the series of a text, with its first value at the given time. */
  public static TimeSeries parse(String text, long firstMillis, int periodSeconds) {
    TimeSeries.Builder points = new TimeSeries.Builder();
    String[] values = text.isBlank() ? new String[0] : text.trim().split(" +");
    for (int i = 0; i < values.length; i++) {
      if (!values[i].equals("-")) {
        points.add(firstMillis + 1000L * periodSeconds * i, Double.parseDouble(values[i]));
      }
    }
    return points.build();
  }

  /** Returns the text of a series of {@code minutes} minutes. */
  public static String of(TimeSeries points, int minutes) {
    List<String> values = new ArrayList<>();
    for (int minute = 0; minute < minutes; minute++) {
      int index = points.indexOf(minute * 60_000L);
      values.add(index < 0 ? "-" : number(points.value(index)));
    }
    return String.join(" ", values);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
