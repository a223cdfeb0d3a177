package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

  @ParameterizedTest
  @CsvSource({"0,0", "5,5", "005,5", "-5,-5", "-2147483648,-2147483648", "2147483647,2147483647"})
  void aNumberIsWrittenInDigits(String text, int number) {
    assertThat(WholeNumber.of(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+5",
        " 5",
        "5 ",
        "5.0",
        "5e0",
        "0x5",
        "abc",
        "--5",
        "5-",
        "\u0665",
        "\uff15",
        "2147483648",
        "-2147483649"
      })
  void nothingElseIsANumber(String text) {
    assertThat(WholeNumber.of(text)).isNull();
  }
}
