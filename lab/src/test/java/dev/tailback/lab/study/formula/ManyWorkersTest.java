package dev.tailback.lab.study.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManyWorkersTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 1, 0.50000, 1.00000, 0.50000, 4.605",
    "0.8, 1, 1, 0.80000, 4.00000, 3.20000, 13.863",
    "0.9, 1, 1, 0.90000, 9.00000, 8.10000, 28.904",
    "8, 1, 10, 0.40918, 0.20459, 1.63672, 1.051",
    "9, 1, 10, 0.66873, 0.66873, 6.01858, 2.593",
    "18, 1, 20, 0.55077, 0.27538, 4.95692, 1.200",
    "80, 10, 10, 0.40918, 0.02046, 1.63672, 0.105",
    "95, 10, 10, 0.82559, 0.16512, 15.6861, 0.561"
  })
  void waitsAreErlangs(
      double arrivals,
      double served,
      int workers,
      double waiting,
      double wait,
      double visible,
      double p95) {
    ManyWorkers queue = new ManyWorkers(arrivals, served, workers);
    assertThat(queue.waiting()).isCloseTo(waiting, within(6e-6));
    assertThat(queue.meanWait()).isCloseTo(wait, within(6e-6));
    assertThat(queue.visible()).isCloseTo(visible, within(6e-5));
    assertThat(queue.wait(0.95)).isCloseTo(p95, within(6e-4));
    assertThat(queue.waitsLonger(queue.wait(0.95))).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void oneWorkerTakesExponentiallyLong() {
    ManyWorkers queue = new ManyWorkers(0.8, 1, 1);
    assertThat(queue.takesLonger(5)).isCloseTo(Math.exp(-0.2 * 5), within(1e-9));
  }

  @Test
  void ifWaitingAndProcessingAreEquallyFastTheirSumIsErlangs() {
    ManyWorkers queue = new ManyWorkers(1, 1, 2);
    double waits = 1.0 / 3;
    assertThat(queue.waiting()).isCloseTo(waits, within(1e-9));
    assertThat(queue.takesLonger(2))
        .isCloseTo((1 - waits) * Math.exp(-2) + waits * 3 * Math.exp(-2), within(1e-9));
  }

  @Test
  void anOverloadedQueueWaitsForever() {
    ManyWorkers queue = new ManyWorkers(10, 1, 10);
    assertThat(queue.waiting()).isEqualTo(1);
    assertThat(queue.meanWait()).isInfinite();
    assertThat(queue.takesLonger(1e6)).isEqualTo(1);
  }
}
