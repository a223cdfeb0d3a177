package dev.tailback.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElasticMqFileFuzzTest {
  private static final Path FILE = temporaryFile();

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("fuzzed", ".conf");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> seeds() {
    return Seeds.of(
        """
        node-address { protocol = http, host = "*", port = 9324, context-path = "" }
        rest-sqs { enabled = true, bind-port = 9324, bind-hostname = "0.0.0.0", sqs-limits = strict }
        generate-node-address = false
        queues {
          q1 {
            defaultVisibilityTimeout = 10 seconds
            delay = 5 seconds
            receiveMessageWait = 0s
            deadLettersQueue { name = "dead", maxReceiveCount = 3 }
            fifo = false
            contentBasedDeduplication = false
            tags { tag1 = "a", tag2 = ${x}"b" }
          }
          dead { }
          f { fifo = true }
        }
        x = [1, 2] ${?y}
        aws { region = us-west-2, accountId = 000000000000 }
        """);
  }

  @MethodSource("seeds")
  @FuzzTest
  void aServerStartsOrTheFileAndThePlaceAreNamed(byte[] input) throws IOException {
    Files.write(FILE, input);
    Quickly.run(ElasticMqFileFuzzTest::start);
  }

  private static void start() {
    try (FuzzedServer server = new FuzzedServer(Configuration.read(FILE))) {
      server.settle();
    } catch (ConfigException expected) {
      assertThat(expected.getMessage()).startsWith(FILE.toString());
    }
  }
}
