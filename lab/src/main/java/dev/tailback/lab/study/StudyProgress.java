package dev.tailback.lab.study;

import java.time.Duration;

/**
 * How far a study is.
 *
 * @param share the share that is done, 0 to 1; it falls when more runs turn out to be needed
 * @param runsDone how many runs are over
 * @param runsPlanned how many there will be as far as is known
 * @param remaining how long the rest will take at the present speed
 */
public record StudyProgress(double share, int runsDone, int runsPlanned, Duration remaining) {

  /** Is told how far a study is, from any of its threads but never at the same time. */
  @FunctionalInterface
  public interface Listener {

    /** Returns whether the study goes on. */
    boolean goesOn(StudyProgress progress);
  }
}
