package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecayingSumTest {
  private final DecayingSum sum = new DecayingSum(1_000);
  private final DecayingSum other = new DecayingSum(1_000);

  private void add(long amount, long atMillis) {
    sum.addToBoth(other, amount, atMillis);
  }

  @Test
  void nothingAddedIsZero() {
    assertThat(sum.at(5_000)).isZero();
  }

  @Test
  void whatWasJustAddedCountsInFull() {
    add(30, 5_000);
    add(12, 5_000);
    assertThat(sum.at(5_000)).isEqualTo(42);
  }

  @Test
  void itCountsHalfAfterAHalfLife() {
    add(64, 5_000);
    assertThat(sum.at(6_000)).isEqualTo(32);
    assertThat(sum.at(8_000)).isEqualTo(8);
  }

  @Test
  void earlierAndLaterAmountsAddUp() {
    add(64, 0);
    add(10, 1_000);
    assertThat(sum.at(1_000)).isEqualTo(42);
    assertThat(sum.at(2_000)).isEqualTo(21);
  }

  @Test
  void peekingChangesNothing() {
    add(100, 0);
    double later = sum.at(500);
    assertThat(sum.at(0)).isEqualTo(100);
    assertThat(sum.at(500)).isCloseTo(later, within(0.0));
  }

  @Test
  void allIdsAreForgottenInTheLongRun() {
    add(Long.MAX_VALUE, 0);
    assertThat(sum.at(100_000_000)).isZero();
  }

  @Test
  void twoSumsAddUpByThemselves() {
    add(64, 0);
    DecayingSum younger = new DecayingSum(1_000);
    sum.addToBoth(younger, 16, 2_000);
    assertThat(sum.at(2_000)).isEqualTo(32);
    assertThat(younger.at(2_000)).isEqualTo(16);
    younger.addToBoth(other, 8, 3_000);
    assertThat(younger.at(3_000)).isEqualTo(16);
    assertThat(other.at(3_000)).isEqualTo(16);
    younger.addToBoth(other, 2, 4_000);
    assertThat(other.at(4_000)).isEqualTo(10);
  }
}
