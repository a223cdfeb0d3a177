package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 1000",
    "7B, 7",
    "3kB, 3000",
    "3KB, 3000",
    "3MB, 3000000",
    "3GB, 3000000000",
    "2KiB, 2048",
    "2MiB, 2097152",
    "2GiB, 2147483648",
    "8589934591GiB, 9223372035781033984",
  })
  void aSizeIsInBytes(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1", "1.5MB", "1 MB", "1mb", "1TB", "50%", "8589934592GiB"})
  void anythingElseIsNone(String text) {
    assertThat(ByteSize.parse(text)).isZero();
  }
}
