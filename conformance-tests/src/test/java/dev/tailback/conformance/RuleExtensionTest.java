package dev.tailback.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** How the extension treats rules, tested with rules that are in no report. */
final class RuleExtensionTest {

  @Test
  void aDeclaredDifferenceThatIsOnePassesAndIsReported() {
    assumeTrue(Target.current().isTailback());

    Events events = run("differsAsDeclared");

    assertThat(events.succeeded().count()).isEqualTo(1);
    assertThat(
            events.reportingEntryPublished().stream()
                .map(e -> e.getRequiredPayload(ReportEntry.class))
                .map(e -> e.getKeyValuePairs().get("differs")))
        .containsExactly("for the test");
  }

  @Test
  void aDeclaredDifferenceThatIsNoneFails() {
    assumeTrue(Target.current().isTailback());

    assertThat(run("doesNotDiffer").failed().count()).isEqualTo(1);
  }

  @Test
  void slowAndLargeRulesRunWhereTheClockIsMoved() {
    boolean moves = Target.current().movesItsClock();

    assertThat(run("isSlow").skipped().count()).isEqualTo(moves || Options.runs("slow") ? 0 : 1);
    assertThat(run("isLarge").skipped().count()).isEqualTo(moves || Options.runs("large") ? 0 : 1);
  }

  private static Events run(String rule) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Fixture.class, rule))
        .execute()
        .testEvents();
  }

  @Rules("Some")
  static final class Fixture {

    @Test
    @DiffersFromSqs("for the test")
    void differsAsDeclared() {
      assertThat(Target.current().name()).isEmpty();
    }

    @Test
    @DiffersFromSqs("for the test")
    void doesNotDiffer() {}

    @Test
    @Slow
    void isSlow() {}

    @Test
    @Large
    void isLarge() {}
  }
}
