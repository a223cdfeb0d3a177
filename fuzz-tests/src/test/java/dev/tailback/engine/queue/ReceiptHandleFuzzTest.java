package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptHandleFuzzTest {

  static Stream<Arguments> seeds() {
    return Seeds.of(new ReceiptHandle(7, new UUID(1, 2), 3, 1_700_000_000_000L).encode(), "AQEB");
  }

  @MethodSource("seeds")
  @FuzzTest
  void noTwoTextsAreTheSameHandle(byte[] text) {
    String handle = new String(text, StandardCharsets.UTF_8);
    ReceiptHandle decoded = ReceiptHandle.decode(handle);
    if (decoded != null) {
      assertThat(decoded.encode()).isEqualTo(handle);
    }
  }
}
