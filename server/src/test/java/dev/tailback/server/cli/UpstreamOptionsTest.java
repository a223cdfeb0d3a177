package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line refuses before it asks for credentials. */
class UpstreamOptionsTest {
  private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:orders";

  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    return Main.commandLine(Map.of()).setErr(new PrintWriter(err, true)).execute(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --upstream-any-queue | the other --upstream options need it
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
  void whatMakesNoSenseIsRefused(String words, String complaint) {
    assertThat(run(words.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(complaint);
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThat(
            run(
                "--upstream=aws",
                "--upstream-queue=orders=" + ARN,
                "--upstream-read-only",
                "--upstream-allow=admin"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--upstream-read-only and --upstream-allow admin");
  }

  @Test
  void aFileIsNamedWithTheLineOfItsMistake(@TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("tailback.yaml"),
            "upstream:\n  endpoint: aws\n  queues:\n    orders: nonsense\n");

    assertThat(run("--config", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("tailback.yaml:3: upstream.queues")
        .contains("'nonsense' is not a queue's ARN");
  }
}
