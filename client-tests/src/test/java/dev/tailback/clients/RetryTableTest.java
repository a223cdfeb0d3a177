package dev.tailback.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rows of {@link RetryTable}. */
class RetryTableTest {
  @Test
  void aRowIsMeasuredOrSaysThatItIsNot() throws Exception {
    assertThat(RetryTable.read().sdks())
        .filteredOn(sdk -> !sdk.endsWith(" (not measured here)"))
        .containsExactly(
            "Java 2.58 and newer",
            "Java 2.57 and older",
            "JavaScript with `@smithy/core` 3.40 and newer",
            "JavaScript with `@smithy/core` 3.39 and older");
  }
}
