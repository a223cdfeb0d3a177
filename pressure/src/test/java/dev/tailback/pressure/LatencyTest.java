package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
  private static final int DRAWS = 20_001;

  private static long[] draws(Latency latency) {
    SplittableRandom random = new SplittableRandom(42);
    return LongStream.generate(() -> latency.millis(random, 0)).limit(DRAWS).sorted().toArray();
  }

  @Test
  void aFixedLatencyIsAlwaysTheSame() {
    assertThat(draws(new Latency.Fixed(250))).containsOnly(250);
  }

  @Test
  void aUniformLatencyReachesBothEndsEqually() {
    long[] draws = draws(new Latency.Uniform(10, 14));
    assertThat(draws).containsOnly(10, 11, 12, 13, 14);
    long ends = Arrays.stream(draws).filter(d -> d == 10 || d == 14).count();
    assertThat((double) ends / DRAWS).isCloseTo(0.4, within(0.02));
  }

  @Test
  void aUniformLatencyOfNoWidthIsFixed() {
    assertThat(draws(new Latency.Uniform(7, 7))).containsOnly(7);
    assertThatThrownBy(() -> new Latency.Uniform(2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLognormalLatencyHasItsMedianAndItsTail() {
    long[] draws = draws(new Latency.Lognormal(1_000, 0.5));
    assertThat(draws[DRAWS / 2]).isCloseTo(1_000, within(20L));
    // A standard normal variable is beyond 1.645 in one case of twenty.
    long p95 = Math.round(1_000 * Math.exp(0.5 * 1.645));
    assertThat(draws[DRAWS * 95 / 100]).isCloseTo(p95, within(60L));
  }

  @Test
  void noLatencyIsLongerThanADay() {
    long[] draws = draws(new Latency.Lognormal(80_000_000, 10));
    assertThat(draws[0]).isNotNegative();
    assertThat(draws[DRAWS - 1]).isEqualTo(Latency.MAX_MILLIS);
  }

  @Test
  void aRampGrowsEvenlyAndThenStays() {
    SplittableRandom random = new SplittableRandom(42);
    Latency latency = new Latency.Changing(new Ramp(100, 1_100, 10_000));
    assertThat(LongStream.of(0, 1, 5_000, 9_999, 10_000, 1_000_000))
        .extracting(age -> latency.millis(random, age))
        .containsExactly(100L, 100L, 600L, 1_100L, 1_100L, 1_100L);
  }

  @Test
  void aRampCanShrink() {
    Latency latency = new Latency.Changing(new Ramp(1_000, 0, 1_000));
    assertThat(latency.millis(new SplittableRandom(42), 250)).isEqualTo(750);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    Latency latency = new Latency.Lognormal(100, 1);
    assertThat(draws(latency)).isEqualTo(draws(latency));
  }
}
