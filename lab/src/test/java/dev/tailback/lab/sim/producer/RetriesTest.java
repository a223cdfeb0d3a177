package dev.tailback.lab.sim.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.engine.time.Randomness;
import dev.tailback.lab.scenario.RetryRule;
import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Outcome.Kind;
import dev.tailback.lab.sim.time.Agenda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retries follow the SDKs' modes, with the numbers in docs/BACKPRESSURE.md. */
class RetriesTest {
  private static final Outcome FAULT = new Outcome(Kind.FAULT, 0);

  private static Retries retries(RetryRule rule) {
    return Retries.of(rule, new Randomness(1), new Agenda());
  }

  /** Returns how many retries failing calls make until the quota is empty. */
  private static int retriesUntilTheQuotaIsEmpty(RetryRule rule, Outcome outcome) {
    Retries retries = retries(rule);
    int made = 0;
    for (int call = 0; call < 1_000; call++) {
      for (int failed = 1; !Double.isNaN(retries.afterFailure(outcome, failed)); failed++) {
        made++;
      }
    }
    return made;
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, FAULT, 35",
    "STANDARD, THROTTLED, 100",
    "STANDARD_BEFORE_2026_11, FAULT, 100",
    "ADAPTIVE, FAULT, 35",
    "NONE, FAULT, 0",
    "LEGACY, THROTTLED, 3000",
  })
  void aClientHasAQuotaOfRetries(RetryRule rule, Kind kind, int expected) {
    assertThat(retriesUntilTheQuotaIsEmpty(rule, new Outcome(kind, 0))).isEqualTo(expected);
  }

  @Test
  void aSuccessGivesBackWhatItsLastRetryTook() {
    Retries retries = retries(RetryRule.STANDARD);
    for (int call = 0; call < 1_000; call++) {
      assertThat(retries.afterFailure(FAULT, 1)).isNotNaN();
      retries.succeeded(Kind.FAULT);
    }
    retriesOnce(retries, 35);
    assertThat(retries.afterFailure(FAULT, 1)).isNaN();
    for (int success = 0; success < 4; success++) {
      retries.succeeded(Kind.OK);
    }
    assertThat(retries.afterFailure(FAULT, 1)).isNotNaN();
  }

  private static void retriesOnce(Retries retries, int calls) {
    for (int call = 0; call < calls; call++) {
      retries.afterFailure(FAULT, 1);
    }
  }

  @Test
  void theStandardModeHonoursAHintUpToFiveSecondsMoreThanItsOwnWait() {
    Retries retries = retries(RetryRule.STANDARD);
    Outcome two = new Outcome(Kind.THROTTLED, 2_000);
    assertThat(retries.afterFailure(two, 1) + retries.afterFailure(two, 2)).isEqualTo(4);
    Outcome ten = new Outcome(Kind.THROTTLED, 10_000);
    assertThat(retries.afterFailure(ten, 1) + retries.afterFailure(ten, 2)).isBetween(10.0, 13.0);
    assertThat(retries(RetryRule.STANDARD_BEFORE_2026_11).afterFailure(ten, 1)).isLessThan(1);
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, FAULT, .05, .1",
    "STANDARD, THROTTLED, 1, 2",
    "STANDARD_BEFORE_2026_11, FAULT, 1, 2",
    "LEGACY, FAULT, .1, .2",
    "LEGACY, THROTTLED, .5, 1",
  })
  void waitsAreJitteredAndDouble(RetryRule rule, Kind kind, double first, double second) {
    double[] sums = new double[2];
    double[] largest = new double[2];
    Randomness seeds = new Randomness(1);
    for (int i = 0; i < 10_000; i++) {
      Retries retries = Retries.of(rule, seeds.split(), new Agenda());
      for (int failed = 1; failed <= 2; failed++) {
        double wait = retries.afterFailure(new Outcome(kind, 0), failed);
        sums[failed - 1] += wait / 10_000;
        largest[failed - 1] = Math.max(largest[failed - 1], wait);
      }
    }
    assertThat(largest[0]).isBetween(0.99 * first, first);
    assertThat(largest[1]).isBetween(0.99 * second, second);
    assertThat(sums[0]).isCloseTo(first / 2, withPercentage(3));
    assertThat(sums[1]).isCloseTo(second / 2, withPercentage(3));
  }

  @Test
  void theAdaptiveModeSlowsDownWhenItIsThrottledAndRecovers() {
    CubicLimiter limiter = new CubicLimiter();
    double now = 0;
    for (; now < 5; now += 0.01) { // a hundred a second
      assertThat(limiter.take(now)).isZero();
      limiter.answered(false, now);
    }
    limiter.answered(true, now);
    assertThat(perSecond(limiter, now)).isBetween(60, 85);
    assertThat(perSecond(limiter, now + 30)).isGreaterThan(100);
  }

  /** Returns how many calls pass within a second, each sent as soon as allowed. */
  private static int perSecond(CubicLimiter limiter, double from) {
    double now = from;
    int calls = 0;
    while (now < from + 1) {
      double wait = limiter.take(now);
      now += wait;
      if (wait == 0) {
        limiter.answered(false, now);
        calls++;
      }
    }
    return calls;
  }
}
