package dev.tailback.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineClockTest {
  private static final long START = 1_795_300_000_000L;

  private final EngineClock paused = EngineClock.pausedAt(START);

  @Test
  void aPausedClockShowsTheSameTimeUntilItIsMoved() {
    assertThat(paused.nowMillis()).isEqualTo(START);
    paused.advance(Duration.ofMinutes(5));
    assertThat(paused.nowMillis()).isEqualTo(START + 300_000);
    assertThat(paused.isPaused()).isTrue();
  }

  @Test
  void aRunningClockIsAheadOfTheSystemClockByWhatItWasMoved() {
    EngineClock running = EngineClock.running();
    running.advance(Duration.ofHours(1));
    long ahead = running.nowMillis() - System.currentTimeMillis();
    assertThat(ahead).isBetween(3_590_000L, 3_600_000L);
    assertThat(running.isPaused()).isFalse();
  }

  @Test
  void aClockCanBePausedAndResumesFromThere() {
    EngineClock clock = EngineClock.running();
    clock.pause();
    clock.advance(Duration.ofDays(1));
    long stood = clock.nowMillis();
    clock.resume();
    assertThat(clock.isPaused()).isFalse();
    assertThat(clock.nowMillis()).isBetween(stood, stood + 10_000);
  }

  @Test
  void timeDoesNotGoBack() {
    assertThatThrownBy(() -> paused.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(paused.nowMillis()).isEqualTo(START);
  }

  @Test
  void aTimeOutOfRangeIsRefusedAndTheClockNotMoved() {
    assertThatThrownBy(() -> paused.advance(Duration.ofMillis(Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(paused.nowMillis()).isEqualTo(START);
  }

  @Test
  void onlyARunningClockReachesATimeByItself() {
    EngineClock running = EngineClock.running();
    assertThat(running.realMillisUntil(running.nowMillis() - 1)).isZero();
    assertThat(running.realMillisUntil(running.nowMillis() + 60_000)).isBetween(50_000L, 60_000L);
    assertThat(running.realMillisUntil(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(paused.realMillisUntil(START)).isEqualTo(Long.MAX_VALUE);
  }
}
