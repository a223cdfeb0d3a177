package dev.tailback.lab;

import dev.tailback.config.ConfigException;
import dev.tailback.lab.read.ScenarioReader;
import dev.tailback.lab.report.ConsoleTable;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.Simulation;
import dev.tailback.lab.study.Studies;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.StudyOptions;
import java.nio.file.Path;
import java.util.function.DoublePredicate;

/**
 * Plays hours of traffic in seconds, and says whether a scenario's settings hold.
 *
 * <pre>{@code
 * class OrdersTest {
 *   @Test
 *   void ordersAreProcessedInTime() {
 *     Study study = Lab.run(Path.of("src/test/resources/orders.yaml"));
 *     System.out.println(study.verdict().sentence());
 *     Lab.assertHolds(study); // what the file has under "expect"
 *   }
 * }
 * }</pre>
 *
 * <p>May be used from any thread. A study runs in threads of its own, one per core, and ends before
 * the method returns. The same scenario and seeds give the same results.
 */
public final class Lab {
  private static final int TABLE_WIDTH = 120;

  private Lab() {}

  /**
   * Plays the scenario of a file, its variants and its sweep.
   *
   * @throws ConfigException if the file can't be read or is invalid
   */
  public static Study run(Path file) {
    return study(ScenarioReader.read(file), StudyOptions.defaults());
  }

  /**
   * Plays a built-in scenario, such as {@code S2}.
   *
   * @throws IllegalArgumentException if there is none with this id
   */
  public static Study run(String id) {
    return study(Catalogue.scenario(id), StudyOptions.defaults());
  }

  /** Plays a scenario, its variants and its sweep. */
  public static Study study(Scenario scenario, StudyOptions options) {
    return new Studies(Lab::play).of(scenario, options);
  }

  /**
   * Fails a test if an expectation of a study is broken, or a law is.
   *
   * @throws AssertionError with the verdict and the table
   */
  public static void assertHolds(Study study) {
    if (!study.holds() || !study.brokenLaws().isEmpty()) {
      throw new AssertionError(
          study.verdict().sentence() + "\n\n" + new ConsoleTable(TABLE_WIDTH, false).text(study));
    }
  }

  private static RunResult play(Scenario scenario, long seed, DoublePredicate goesOn) {
    double seconds = Seconds.of(scenario.duration());
    return new Simulation(scenario, seed, done -> goesOn.test(done / seconds)).run();
  }
}
