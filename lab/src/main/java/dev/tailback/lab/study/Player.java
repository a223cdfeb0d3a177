package dev.tailback.lab.study;

import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import java.util.function.DoublePredicate;

/** Plays a scenario once. */
@FunctionalInterface
public interface Player {

  /**
   * Plays a scenario with a seed. Several runs go side by side, each in one thread.
   *
   * @param goesOn is told the share that is done, again and again; {@code false} stops the run
   * @return what came out, up to where it was stopped
   */
  RunResult play(Scenario scenario, long seed, DoublePredicate goesOn);
}
