package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-3, 0",
    "0.001, <0.1",
    "0.0499, <0.1",
    "0.05, 0.1",
    "0.25, 0.3",
    "4.3, 4.3",
    "12, 12.0",
    "99.94, 99.9",
    "99.95, 100",
    "123.4, 123",
    "1234567, '1,234,567'"
  })
  void aRateHasOneDecimalBelowAHundred(double number, String text) {
    assertThat(Format.RATE.text(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.4, 0",
    "0.5, 1",
    "999, 999",
    "120000, '120,000'",
    "1234567.4, '1,234,567'"
  })
  void aNumberHasCommas(double number, String text) {
    assertThat(Format.INT.text(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 %",
    "0.045, 4.5 %",
    "0.0994, 9.9 %",
    "0.0995, 10 %",
    "0.314, 31 %",
    "1, 100 %"
  })
  void aShareHasADecimalBelowTenPercent(double number, String text) {
    assertThat(Format.PCT.text(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0 s",
    "0.04, 0 s",
    "0.05, 0.1 s",
    "0.94, 0.9 s",
    "0.95, 1 s",
    "12.4, 12 s",
    "59.4, 59 s",
    "59.5, 1 min",
    "61, 1 min 1 s",
    "250, 4 min 10 s",
    "599.4, 9 min 59 s",
    "599.6, 10 min",
    "640, 11 min",
    "3569, 59 min",
    "3570, 1 h",
    "7980, 2 h 13 min",
    "84599, 23 h 30 min",
    "84600, 1 d",
    "100000, 1 d 4 h",
    "863999, 10 d",
    "864000, 10 d",
    "31536000, 365 d"
  })
  void aDurationHasAtMostTwoUnits(double seconds, String text) {
    assertThat(Format.DUR.text(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.3 s",
    "42, 42 s",
    "89, 1 min",
    "250, 4 min",
    "5399, 1 h",
    "7980, 2 h",
    "84600, 1 d",
    "140000, 2 d"
  })
  void aShortDurationHasOneUnit(double seconds, String text) {
    assertThat(Format.DUR1.text(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void invalidNumbersAreShownAsADash(Format format) {
    assertThat(format.text(Double.NaN)).isEqualTo("–");
    assertThat(format.text(Double.POSITIVE_INFINITY)).isEqualTo("–");
  }
}
