package dev.tailback.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls in AWS JSON, one after another. Each is a line with the target, then the body. */
class JsonFuzzTest {

  static Stream<Arguments> seeds() {
    return Seeds.of(JsonCalls.all());
  }

  @DictionaryFile(resourcePath = "names.dict")
  @MethodSource("seeds")
  @FuzzTest
  void everyCallIsAnswered(byte[] input) {
    Quickly.run(() -> answer(input));
  }

  private static void answer(byte[] input) {
    try (FuzzedServer server = new FuzzedServer()) {
      List<byte[]> calls = Input.split(input, Input.SEPARATOR);
      calls.stream().limit(8).forEach(call -> answer(server, call));
      server.settle();
    }
  }

  private static void answer(FuzzedServer server, byte[] call) {
    int line = Input.indexOf(call, '\n');
    String target = Input.text(line < 0 ? call : Arrays.copyOf(call, line));
    server.answer(Requests.json(target, Arrays.copyOfRange(call, line + 1, call.length)));
  }
}
