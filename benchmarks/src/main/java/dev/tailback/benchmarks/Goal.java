package dev.tailback.benchmarks;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.scenario.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A goal for Tailback.
 *
 * @param what in words
 * @param figure of Tailback's
 * @param base the divisor, {@code null} for the figure itself
 * @param bound the least or greatest allowed value of the figure minus the allowance
 * @param allowance in the figure's unit
 */
record Goal(
    String what,
    Figure figure,
    @Nullable Figure base,
    boolean isAtLeast,
    double bound,
    double allowance) {

  /** The median of a metric. */
  record Figure(String scenario, Peer peer, Metric metric) {
    static Figure tailback(String scenario, Metric metric) {
      return new Figure(scenario, Peer.TAILBACK, metric);
    }

    @Nullable Double in(Results results) {
      Spread spread = results.of(scenario, peer, metric);
      return spread == null ? null : spread.median();
    }
  }

  static Goal ratio(String what, Figure figure, double atLeast, Figure base) {
    return new Goal(what, figure, base, true, atLeast, 0);
  }

  static Goal limit(String what, Figure figure, double atMost) {
    return new Goal(what, figure, null, false, atMost, 0);
  }

  /** Returns the measured ratio or figure; {@code null} if it was not measured. */
  @Nullable Double measured(Results results) {
    Double value = figure.in(results);
    Double by = base == null ? Double.valueOf(1) : base.in(results);
    return value == null || by == null ? null : (value - allowance) / by;
  }

  /**
   * Returns the ratio that the floor would reach: the best that HTTP allows anyone. {@code null} if
   * Tailback is not compared with another server, or the floor has no such figure.
   */
  @Nullable Double floor(Results results) {
    if (base == null || base.peer() == Peer.FLOOR || base.peer().isTailback()) {
      return null;
    }
    Double value = new Figure(figure.scenario(), Peer.FLOOR, figure.metric()).in(results);
    Double by = base.in(results);
    return value == null || by == null ? null : value / by;
  }

  boolean isReached(double measured) {
    return isAtLeast ? measured >= bound : measured <= bound;
  }

  String wanted() {
    String text = (isAtLeast ? ">= " : "<= ") + number(bound);
    return base == null ? text + " " + figure.metric() : text + "x" + plusAllowance();
  }

  private String plusAllowance() {
    return allowance == 0 ? "" : " + %.0f ms".formatted(allowance);
  }

  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 1000 ? "%,.0f" : size >= 20 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
