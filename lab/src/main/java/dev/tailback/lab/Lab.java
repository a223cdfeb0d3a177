package dev.tailback.lab;

import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.Simulation;
import dev.tailback.lab.study.Studies;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.StudyOptions;
import java.util.function.DoublePredicate;

/**
 * Plays hours of traffic in seconds, and says whether a scenario's settings hold.
 *
 * <p>May be used from any thread. A study runs in threads of its own, and ends before the method
 * returns.
 */
public final class Lab {
  private Lab() {}

  /** Plays a scenario, its variants and its sweep. */
  public static Study study(Scenario scenario) {
    return study(scenario, StudyOptions.defaults());
  }

  /** Plays a scenario, its variants and its sweep. */
  public static Study study(Scenario scenario, StudyOptions options) {
    return new Studies(Lab::play).of(scenario, options);
  }

  private static RunResult play(Scenario scenario, long seed, DoublePredicate goesOn) {
    double seconds = scenario.duration().toNanos() / 1e9;
    return new Simulation(scenario, seed, done -> goesOn.test(done / seconds)).run();
  }
}
