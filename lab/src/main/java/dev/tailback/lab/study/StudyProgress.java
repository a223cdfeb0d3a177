package dev.tailback.lab.study;

import java.time.Duration;

/**
 * A study's progress.
 *
 * @param share the share that is done, 0 to 1; it falls when more runs turn out to be needed
 * @param runsDone how many runs are over
 * @param runsPlanned how many there will be, as far as known
 * @param remaining the estimated time for the rest
 */
public record StudyProgress(double share, int runsDone, int runsPlanned, Duration remaining) {

  /** Called with the progress of a study, from any of its threads but never concurrently. */
  @FunctionalInterface
  public interface Listener {

    /** Returns whether the study continues. */
    boolean goesOn(StudyProgress progress);
  }
}
