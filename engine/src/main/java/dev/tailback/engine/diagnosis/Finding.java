package dev.tailback.engine.diagnosis;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found at one moment.
 *
 * @param wording the key of its sentence in {@link Wordings}
 * @param values numbers ({@link Double}) and texts, in the order of the sentence's placeholders
 * @param sinceMillis since when, if that is known more exactly than by the first finding
 */
record Finding(
    Severity severity,
    String wording,
    List<Object> values,
    @Nullable Long sinceMillis,
    @Nullable Action action) {

  private static final int MAX_TEXT = 60;
  private static final double MAX_NUMBER = 1e12;
  private static final double PARTS = 1000;

  static Finding of(Severity severity, String wording, Object... values) {
    return new Finding(
        severity, wording, Stream.of(values).map(Finding::value).toList(), null, null);
  }

  Finding since(long millis) {
    return new Finding(severity, wording, values, millis, action);
  }

  Finding suggest(@Nullable Action newAction) {
    return new Finding(severity, wording, values, sinceMillis, newAction);
  }

  private static Object value(Object value) {
    return value instanceof Number number ? rounded(number.doubleValue()) : shortened(value);
  }

  /* Rounded, so that every view shows the same number and the JSON stays short. */
  private static double rounded(double number) {
    if (Double.isNaN(number)) {
      return 0;
    }
    double bounded = Math.max(-MAX_NUMBER, Math.min(MAX_NUMBER, number));
    return Math.round(bounded * PARTS) / PARTS;
  }

  private static String shortened(Object value) {
    String text = value.toString();
    return text.codePointCount(0, text.length()) <= MAX_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT - 1)) + "…";
  }
}
