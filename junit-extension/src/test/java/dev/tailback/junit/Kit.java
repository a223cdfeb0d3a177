package dev.tailback.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes that the build does not run, and returns their results. */
final class Kit {
  private Kit() {}

  static EngineExecutionResults run(Class<?>... testClasses) {
    return with(testClasses).execute();
  }

  private static EngineTestKit.Builder with(Class<?>... testClasses) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> testClass : testClasses) {
      kit.selectors(selectClass(testClass));
    }
    return kit;
  }

  /** Runs all tests of the classes at the same time, as far as their locks allow. */
  static EngineExecutionResults runAtTheSameTime(Class<?>... testClasses) {
    return with(testClasses)
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
        .execute();
  }

  static void succeeds(EngineExecutionResults results, int tests) {
    failures(results).forEach(Throwable::printStackTrace);
    results.allEvents().assertStatistics(all -> all.failed(0).aborted(0));
    results.testEvents().assertStatistics(all -> all.succeeded(tests));
  }

  /** Returns the failures of the class's tests and containers. */
  static List<Throwable> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(TestExecutionResult::getThrowable)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the message of the only failure. */
  static String failure(Class<?> testClass) {
    List<Throwable> failures = failures(run(testClass));
    if (failures.size() != 1) {
      throw new AssertionError("not one failure: " + failures);
    }
    return failures.get(0).getMessage();
  }
}
