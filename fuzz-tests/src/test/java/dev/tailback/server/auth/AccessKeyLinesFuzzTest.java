package dev.tailback.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessKeyLinesFuzzTest {

  static Stream<Arguments> seeds() {
    return Seeds.of(
        "# keys\nAKID secret 123456789012\n\nAKID2\tsecret2  210987654321 user/anna\n",
        "AKID secret 123456789012\nAKID secret 123456789012",
        "AKID secret 12345678901 role/");
  }

  @MethodSource("seeds")
  @FuzzTest
  void aFileIsReadOrRefusedByItsName(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      AccessKeyLines.read("keys.txt", text.lines().toList());
    } catch (AccessKeysException refused) {
      assertThat(refused.getMessage()).startsWith("keys.txt:");
    }
  }
}
