package dev.tailback.server.sqs.request;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TaskHandleFuzzTest {

  static Stream<Arguments> seeds() {
    return Seeds.of(
        "{\"taskId\":\"f47ac10b-58cc-4372-a567-0e02b2c3d479\","
            + "\"sourceArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\"}");
  }

  /** The input is used as the handle's decoded content, and then as the handle itself. */
  @MethodSource("seeds")
  @FuzzTest
  void aHandleIsDecodedOrRefused(byte[] content) {
    decode(Base64.getEncoder().encodeToString(content));
    decode(new String(content, StandardCharsets.UTF_8));
  }

  private static void decode(String handle) {
    try {
      TaskHandle.decode(handle);
    } catch (Refusal expected) {
      // It is not a handle.
    }
  }
}
