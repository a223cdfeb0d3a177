package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecayingSumTest {
  private final DecayingSum sum = new DecayingSum(1_000);

  @Test
  void nothingAddedIsZero() {
    assertThat(sum.at(5_000)).isZero();
  }

  @Test
  void whatWasJustAddedCountsInFull() {
    sum.add(30, 5_000);
    sum.add(12, 5_000);
    assertThat(sum.at(5_000)).isEqualTo(42);
  }

  @Test
  void itCountsHalfAfterAHalfLife() {
    sum.add(64, 5_000);
    assertThat(sum.at(6_000)).isEqualTo(32);
    assertThat(sum.at(8_000)).isEqualTo(8);
  }

  @Test
  void earlierAndLaterAmountsAddUp() {
    sum.add(64, 0);
    sum.add(10, 1_000);
    assertThat(sum.at(1_000)).isEqualTo(42);
    assertThat(sum.at(2_000)).isEqualTo(21);
  }

  @Test
  void peekingChangesNothing() {
    sum.add(100, 0);
    double later = sum.at(500);
    assertThat(sum.at(0)).isEqualTo(100);
    assertThat(sum.at(500)).isCloseTo(later, within(0.0));
  }

  @Test
  void allIdsAreForgottenInTheLongRun() {
    sum.add(Long.MAX_VALUE, 0);
    assertThat(sum.at(100_000_000)).isZero();
  }
}
