package dev.tailback.lab.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "0.0042, 4 ms",
    "1.25, 1.3 s",
    "47, 47 s",
    "59.96, 1 min",
    "250, 4 min 10 s",
    "3600, 1 h",
    "7980, 2 h 13 min",
    "345600, 4 d",
    "273600, 3 d 4 h",
    "-90, -1 min 30 s"
  })
  void timesHaveTwoUnitsAtMost(double seconds, String text) {
    assertThat(Quantity.seconds(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.00005, <0.01 %",
    "0.0042, 0.42 %",
    "0.027, 2.7 %",
    "0.3, 30 %",
    "1, 100 %"
  })
  void sharesArePercents(double share, String text) {
    assertThat(Quantity.share(share)).isEqualTo(text);
  }

  @Test
  void countsHaveThreeDigits() {
    assertThat(Quantity.count(7.754)).isEqualTo("7.75");
    assertThat(Quantity.count(12.34)).isEqualTo("12.3");
    assertThat(Quantity.count(7)).isEqualTo("7");
    assertThat(Quantity.count(28_800)).isEqualTo("28,800");
    assertThat(Quantity.count(1_234_567)).isEqualTo("1.23 M");
  }

  @Test
  void whatIsNotKnownIsADash() {
    assertThat(Quantity.of(Figure.THROUGHPUT, Double.NaN)).isEqualTo("–");
    assertThat(Quantity.of(Figure.AGE_P99, Double.NaN)).isEqualTo("–");
    assertThat(Quantity.of(Figure.COST_A_MONTH, 2.5)).isEqualTo("$2.50");
  }
}
