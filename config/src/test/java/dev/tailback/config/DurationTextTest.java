package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "500ms, PT0.5S",
    "0.5ms, PT0.0005S",
    "1.5s, PT1.5S",
    "0.25d, PT6H",
    "30s, PT30S",
    "5m, PT5M",
    "12h, PT12H",
    "2d, PT48H",
    "PT1.5S, PT1.5S",
    "P1D, PT24H"
  })
  void aNumberWithItsUnitAndIso8601AreRead(String text, String duration) {
    assertThat(DurationText.parse(text)).hasToString(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "5 m",
        "-5s",
        "1.",
        ".5s",
        "1,5s",
        "5M",
        "٥s",
        "PT",
        "1234567890123s"
      })
  void anythingElseIsNoDuration(String text) {
    assertThat(DurationText.parse(text)).isNull();
  }
}
