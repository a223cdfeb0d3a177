package dev.tailback.lab.sim.producer;

/** Arrivals at equal distances; the first is one distance from the start. */
final class EvenTimes implements ArrivalTimes {
  private final double perSecond;
  private long arrived;

  EvenTimes(double perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public double after(double seconds) {
    /* Not added up, so that errors are not either. */
    return ++arrived / perSecond;
  }
}
