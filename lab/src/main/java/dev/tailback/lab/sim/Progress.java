package dev.tailback.lab.sim;

/** Is told how far a run is, and can stop it. */
@FunctionalInterface
public interface Progress {

  /**
   * Is called about every 10,000 events.
   *
   * @param simulatedSecondsDone how much of the run is played
   * @return whether the run goes on
   */
  boolean goOn(double simulatedSecondsDone);
}
