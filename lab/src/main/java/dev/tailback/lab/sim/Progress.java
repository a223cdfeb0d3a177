package dev.tailback.lab.sim;

/** Sees the progress of a run, and can stop it. */
@FunctionalInterface
public interface Progress {

  /**
   * Called about every 10,000 events.
   *
   * @param simulatedSecondsDone how much of the run is played
   * @return whether the run continues
   */
  boolean goOn(double simulatedSecondsDone);
}
