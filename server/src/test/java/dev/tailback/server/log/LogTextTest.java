package dev.tailback.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {
  @Test
  void whatIsNotVisibleAsciiIsEscaped() {
    assertThat(LogText.sentence("a\r\nb\tc\u001b[2Jd\u0085e\u2028f\u202eg\u00fch\\i"))
        .isEqualTo("a\\u000d\\u000ab\\u0009c\\u001b[2Jd\\u0085e\\u2028f\\u202eg\\u00fch\\u005ci");
  }

  @Test
  void aWordHasNoSpacesAndNothingIsAHyphen() {
    assertThat(LogText.word("Send Message")).isEqualTo("Send\\u0020Message");
    assertThat(LogText.word("")).isEqualTo("-");
    assertThat(LogText.word("orders.fifo")).isEqualTo("orders.fifo");
  }

  @Test
  void longTextsAreCut() {
    assertThat(LogText.word("x".repeat(1_000_000))).hasSize(123).endsWith("x...");
    assertThat(LogText.sentence("x".repeat(1_000_000))).hasSize(503).endsWith("x...");
  }

  @Test
  void receiptHandlesAreShortened() {
    assertThat(LogText.sentence("The handle \"AQEB" + "x+/=".repeat(50) + "\" is not valid."))
        .isEqualTo("The handle \"AQEB...\" is not valid.");
  }
}
