package dev.tailback.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CourtesyTest {
  private static final long WORK_NANOS = 10_000_000;

  private final AtomicLong calls = new AtomicLong();
  private final Courtesy courtesy = new Courtesy(calls::get);

  @Test
  void theLabRestsLongerThanItWorksWhileTheServerIsCalled() {
    work();
    calls.incrementAndGet();
    assertThat(nanosToGiveWay()).isGreaterThan(3 * WORK_NANOS);
  }

  @Test
  void theLabWorksOnWhileNobodyCalls() {
    work();
    calls.incrementAndGet();
    courtesy.giveWay();
    work();
    assertThat(nanosToGiveWay()).isLessThan(WORK_NANOS);
  }

  private long nanosToGiveWay() {
    long start = System.nanoTime();
    courtesy.giveWay();
    return System.nanoTime() - start;
  }

  private static void work() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WORK_NANOS) {
      Thread.onSpinWait();
    }
  }
}
