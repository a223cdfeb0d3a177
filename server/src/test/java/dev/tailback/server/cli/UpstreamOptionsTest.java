package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that the command line refuses before it looks for credentials. */
class UpstreamOptionsTest {
  private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:orders";

  private final Commands commands = new Commands();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --upstream-any-queue | the other --upstream options require it
          --compare | --compare requires --upstream
          --compare=differences.jsonl | --compare requires --upstream
          --upstream aws | no queue is forwarded: name them
          --upstream ftp://localhost | 'ftp://localhost' is not a URL such as http://localhost:9324
          --upstream http://localhost:9325/queue | is not a base URL such as http://localhost:9325
          --upstream http://me:secret@localhost:9325 | is not a URL without a user
          --upstream http://[ | 'http://[' is not a URL
          --upstream http://localhost:9324 | 'http://localhost:9324' is this server itself
          --upstream http://localhost:9325 --queues orders | none can be created at the start
          --upstream http://localhost:9325 --host 0.0.0.0 | everybody who reaches 0.0.0.0 could use
          --upstream aws --upstream-queue orders | should be in KEY=VALUE
          --upstream aws --upstream-queue orders=queue | 'queue' is not a queue's ARN such as
          --upstream aws --upstream-queue orders=arn:aws:sqs:a/b:123456789012:orders | is not a queue's ARN
          --upstream aws --upstream-allow all | 'all' is not messages or admin
          """)
  void nonsenseIsRefused(String words, String complaint) {
    assertThat(commands.run(words.split(" "))).isEqualTo(2);
    assertThat(commands.err()).contains(complaint);
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThat(
            commands.run(
                "--upstream=aws",
                "--upstream-queue=orders=" + ARN,
                "--upstream-read-only",
                "--upstream-allow=admin"))
        .isEqualTo(2);
    assertThat(commands.err()).contains("--upstream-read-only and --upstream-allow admin");
  }

  @Test
  void aFileIsNamedWithTheLineOfItsMistake(@TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("tailback.yaml"),
            "upstream:\n  endpoint: aws\n  queues:\n    orders: nonsense\n");

    assertThat(commands.run("--config", file.toString())).isEqualTo(2);
    assertThat(commands.err())
        .contains("tailback.yaml:3: upstream.queues")
        .contains("'nonsense' is not a queue's ARN");
  }
}
