package dev.tailback.lab.sim.statistic;

/** How long it took from the largest backlog until it was gone. */
public final class Recovery {
  private double max;
  private double maxAtSeconds;
  private double seconds = Double.NaN;

  Recovery() {}

  void backlog(double visible, double now) {
    if (visible > max) {
      max = visible;
      maxAtSeconds = now;
      seconds = Double.NaN;
    } else if (visible == 0 && Double.isNaN(seconds) && max > 0) {
      seconds = now - maxAtSeconds;
    }
  }

  /** Forgets what was before; the backlog of the moment is the first. */
  void begin(double visible, double now) {
    max = visible;
    maxAtSeconds = now;
    seconds = Double.NaN;
  }

  /** Returns the time; {@code NaN} if there was no backlog, or it never was gone. */
  double seconds() {
    return seconds;
  }
}
