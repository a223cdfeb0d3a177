package dev.tailback.lab.sim.statistic;

/** A number that changes in steps, such as that of visible messages, integrated over time. */
public final class Level {
  private final Tally tally;
  private final Sum area;
  private double value;
  private double sinceSeconds;
  private double max;

  /**
   * Creates a level that is 0.
   *
   * @param area where its integral over time is added
   */
  public Level(Tally tally, Sum area) {
    this.tally = tally;
    this.area = area;
  }

  /** Sets the value from now on. */
  public void set(double newValue, double nowSeconds) {
    if (newValue != value) {
      passTo(nowSeconds);
      value = newValue;
      max = Math.max(max, newValue);
    }
  }

  /** Changes the value by a number. */
  public void change(double by, double nowSeconds) {
    set(value + by, nowSeconds);
  }

  /** Integrates up to now. */
  public void passTo(double nowSeconds) {
    tally.add(area, value * (nowSeconds - sinceSeconds));
    sinceSeconds = nowSeconds;
  }

  /** Returns the value. */
  public double value() {
    return value;
  }

  /** Returns the largest value since the last call of this method. */
  public double takeMax() {
    double largest = max;
    max = value;
    return largest;
  }
}
