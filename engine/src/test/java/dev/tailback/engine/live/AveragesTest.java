package dev.tailback.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueTotals;
import org.junit.jupiter.api.Test;

class AveragesTest {
  private static final QueueTotals BEFORE =
      new QueueTotals(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);

  /** All differences are distinct, so that none can be mistaken for another. */
  private static final QueueTotals NOW =
      new QueueTotals(
          1 + 10,
          2 + 20,
          3 + 30,
          4 + 40,
          5 + 50,
          6 + 600,
          7 + 7_000,
          8 + 80,
          9 + 90,
          10 + 100,
          11 + 1_000,
          12 + 120,
          13 + 130,
          14 + 140);

  @Test
  void eachRateIsThatOfItsCounterSinceTheMomentBefore() {
    Averages averages = new Averages();
    averages.add(BEFORE, NOW, 10);
    assertThat(averages.rates())
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-9, Double.class)
        .isEqualTo(new Rates(1, 5 + 10 + 100, 13, 8, 3, 4, 10, 100, 60 + 700, 60));
  }

  @Test
  void withoutAnythingAllRatesAreZero() {
    assertThat(new Averages().rates()).isEqualTo(Rates.NONE);
  }

  @Test
  void ratesThatAreNoNumbersCountAsZero() {
    double none = Double.NaN;
    assertThat(new Rates(1, -1, none, none, none, none, none, none, none, 2).cleaned())
        .isEqualTo(new Rates(1, 0, 0, 0, 0, 0, 0, 0, 0, 2));
  }
}
