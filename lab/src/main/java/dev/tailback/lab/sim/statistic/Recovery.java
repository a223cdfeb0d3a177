package dev.tailback.lab.sim.statistic;

/** How long it took from the largest backlog until it was gone. */
public final class Recovery {
  private double backlog;
  private double max;
  private double maxAtSeconds;
  private double seconds;

  Recovery() {}

  /** Notes that the backlog has changed by a number of messages. */
  void change(double by, double now) {
    backlog += by;
    if (backlog > max) {
      max = backlog;
      maxAtSeconds = now;
      seconds = Double.NaN;
    } else if (backlog == 0 && Double.isNaN(seconds)) {
      seconds = now - maxAtSeconds;
    }
  }

  /** Starts over from the present backlog. */
  void begin(double now) {
    max = backlog;
    maxAtSeconds = now;
    seconds = Double.NaN;
  }

  /** Returns the time, 0 if there was no backlog; {@code NaN} if it was never gone. */
  double seconds() {
    return max == 0 ? 0 : seconds;
  }
}
