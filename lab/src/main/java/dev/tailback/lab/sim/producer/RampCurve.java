package dev.tailback.lab.sim.producer;

import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.Seconds;

/** A rate that changes linearly, then stays constant. */
final class RampCurve implements RateCurve {
  private final double from;
  private final double to;
  private final double endSeconds;

  RampCurve(Arrivals.Ramp ramp) {
    from = ramp.from();
    to = ramp.to();
    endSeconds = Seconds.of(ramp.over());
  }

  @Override
  public double after(double seconds, double expected) {
    if (seconds >= endSeconds) {
      return seconds + expected / to;
    }
    double rate = rate(seconds);
    double untilEnd = (rate + to) / 2 * (endSeconds - seconds);
    return expected > untilEnd
        ? endSeconds + (expected - untilEnd) / to
        : seconds + within(rate, expected);
  }

  private double rate(double seconds) {
    return from + (to - from) * seconds / endSeconds;
  }

  /** Solves {@code rate * x + slope * x * x / 2 = expected}. */
  private double within(double rate, double expected) {
    double slope = (to - from) / endSeconds;
    double root = Math.sqrt(Math.max(0, rate * rate + 2 * slope * expected));
    return 2 * expected / (rate + root);
  }
}
