package dev.tailback.lab.study;

import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import java.util.function.DoublePredicate;

/** Plays a scenario once. */
@FunctionalInterface
public interface Player {

  /**
   * Plays a scenario with a seed. Several runs are played in parallel, each in one thread.
   *
   * @param goesOn gets the share that is done from time to time; {@code false} stops the run
   * @return the result, up to where the run was stopped
   */
  RunResult play(Scenario scenario, long seed, DoublePredicate goesOn);
}
