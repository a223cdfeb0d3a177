package dev.tailback.lab.sim.statistic;

/** How long it took from the largest backlog until it was gone. */
public final class Recovery {
  private double backlog;
  private double max;
  private double maxAtSeconds;
  private double seconds = Double.NaN;

  Recovery() {}

  /** Notes that the backlog has changed by a number of messages. */
  void change(double by, double now) {
    backlog += by;
    if (backlog > max) {
      max = backlog;
      maxAtSeconds = now;
      seconds = Double.NaN;
    } else if (backlog == 0 && Double.isNaN(seconds) && max > 0) {
      seconds = now - maxAtSeconds;
    }
  }

  /** Forgets what was before; the backlog of the moment is the first. */
  void begin(double now) {
    max = backlog;
    maxAtSeconds = now;
    seconds = Double.NaN;
  }

  /** Returns the time; {@code NaN} if there was no backlog, or it never was gone. */
  double seconds() {
    return seconds;
  }
}
