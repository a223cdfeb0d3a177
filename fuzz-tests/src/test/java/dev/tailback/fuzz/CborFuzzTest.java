package dev.tailback.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call to CloudWatch in CBOR. It is a line with the action, then the body. */
class CborFuzzTest {
  private static final String PATH = "/service/GraniteServiceVersion20100801/operation/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  static Stream<Arguments> seeds() {
    return Stream.of(JsonCalls.all())
        .filter(call -> call.startsWith("Granite"))
        .map(CborFuzzTest::seed);
  }

  private static Arguments seed(String call) {
    int line = call.indexOf('\n');
    try {
      ByteArrayOutputStream seed = new ByteArrayOutputStream();
      String action = call.substring(call.indexOf('.') + 1, line + 1);
      seed.write(action.getBytes(StandardCharsets.UTF_8));
      seed.write(CBOR.writeValueAsBytes(JSON.readTree(call.substring(line + 1))));
      return Arguments.of(seed.toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @DictionaryFile(resourcePath = "names.dict")
  @MethodSource("seeds")
  @FuzzTest
  void everyCallIsAnswered(byte[] input) {
    Quickly.run(() -> answer(input));
  }

  private static void answer(byte[] input) {
    int line = Input.indexOf(input, '\n');
    String path = PATH + Input.text(line < 0 ? input : Arrays.copyOf(input, line));
    byte[] body = Arrays.copyOfRange(input, line + 1, input.length);
    try (FuzzedServer server = new FuzzedServer()) {
      server.answer(Requests.cbor(path, body));
      server.settle();
    }
  }
}
