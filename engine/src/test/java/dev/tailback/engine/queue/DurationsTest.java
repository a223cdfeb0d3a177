package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A histogram's durations are accurate to a sixteenth. */
class DurationsTest {
  private final Durations.Recorder recorder = new Durations.Recorder();

  @Test
  void withoutDurationsEverythingIsZero() {
    Durations none = recorder.durations();

    assertThat(none.count()).isZero();
    assertThat(none.percentileMillis(99)).isZero();
    assertThat(none.countUpTo(Long.MAX_VALUE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 15, 16, 17, 31, 32, 33, 1_000, 30_000, 43_200_000, 1L << 40})
  void aDurationIsAtMostASixteenthTooLong(long millis) {
    recorder.record(millis);

    assertThat(recorder.durations().percentileMillis(50)).isBetween(millis, millis + millis / 16);
  }

  @Test
  void percentilesAreThoseOfAllDurations() {
    for (int millis = 1; millis <= 10_000; millis++) {
      recorder.record(millis);
    }
    Durations durations = recorder.durations();

    assertThat(durations.percentileMillis(50)).isBetween(5_000L, 5_320L);
    assertThat(durations.percentileMillis(99)).isBetween(9_900L, 10_600L);
    assertThat(durations.count()).isEqualTo(10_000);
    assertThat(durations.sumMillis()).isEqualTo(50_005_000);
  }

  @Test
  void countsUpToALimitIncludeWholeBuckets() {
    recorder.record(3);
    recorder.record(10);
    recorder.record(2_000);

    assertThat(recorder.durations().countUpTo(2)).isZero();
    assertThat(recorder.durations().countUpTo(10)).isEqualTo(2);
    assertThat(recorder.durations().countUpTo(3_000)).isEqualTo(3);
  }

  @Test
  void aTimeBeforeTheStartCountsAsNone() {
    recorder.record(-5);

    assertThat(recorder.durations().percentileMillis(100)).isZero();
  }
}
