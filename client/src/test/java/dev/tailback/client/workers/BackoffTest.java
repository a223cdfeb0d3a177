package dev.tailback.client.workers;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff();

  private long pauseSeconds(long ranSeconds) {
    return NANOSECONDS.toSeconds(backoff.pauseNanos(SECONDS.toNanos(ranSeconds)));
  }

  @Test
  void thePauseDoublesUpToThirtySeconds() {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      pauses.add(pauseSeconds(0));
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void aWorkerThatHasRunForAWhileIsRestartedSoon() {
    pauseSeconds(0);
    pauseSeconds(0);
    assertThat(pauseSeconds(29)).isEqualTo(4);
    assertThat(pauseSeconds(30)).isEqualTo(1);
    assertThat(pauseSeconds(0)).isEqualTo(2);
  }
}
