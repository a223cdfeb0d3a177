package dev.tailback.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationFuzzTest {

  static Stream<Arguments> seeds() {
    return Seeds.of(ConfigurationFiles.all());
  }

  @DictionaryFile(resourcePath = "configuration.dict")
  @MethodSource("seeds")
  @FuzzTest
  void aServerStartsOrTheFileAndThePlaceAreNamed(byte[] input) {
    Quickly.run(() -> start(Input.text(input)));
  }

  private static void start(String text) {
    try (FuzzedServer server = new FuzzedServer(Configuration.of("file.yaml", text))) {
      server.settle();
    } catch (ConfigException expected) {
      assertThat(expected.getMessage()).startsWith("file.yaml:");
    }
  }
}
