package dev.tailback.lab.sim.producer;

/** Evenly spaced arrivals; the first comes one interval after the start. */
final class EvenTimes implements ArrivalTimes {
  private final double perSecond;
  private long arrived;

  EvenTimes(double perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public double after(double seconds) {
    /* Divided each time, so that rounding errors do not add up. */
    return ++arrived / perSecond;
  }
}
