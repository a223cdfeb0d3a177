package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GreetingTest {
  private static final int LINES_OF_USAGE = 8;

  @TempDir private Path directory;

  private List<String> usage;

  /** What is said of the configuration, between how to use it and {@code Ready.}. */
  private List<String> greeting(String file, String... args) {
    ServerOptions options = new ServerOptions();
    new CommandLine(options, CommandLine.defaultFactory()).parseArgs(args);
    Configuration configuration = Configuration.of("tailback.yaml", file);
    StringWriter out = new StringWriter();
    try (Tailback tailback =
        options.builder().queues(options.queues()).configuration(configuration).start()) {
      new Greeting(tailback, options)
          .print(file.isEmpty() ? null : Path.of("tailback.yaml"), new PrintWriter(out));
    }
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).endsWith("Ready.");
    usage = lines.subList(0, LINES_OF_USAGE);
    return lines.subList(LINES_OF_USAGE, lines.size() - 1);
  }

  @Test
  void nothingMoreIsSaidOfTheDefaults() {
    assertThat(greeting("", "--port=0")).isEmpty();
  }

  @Test
  void profileClockThrottlesAndFaultsAreTold() {
    assertThat(greeting("", "--port=0", "--profile=aws"))
        .containsExactly(
            "Profile: aws", "Throttles: 3 (aws-fifo, aws-fifo-high-throughput)", "Faults: 1");
    assertThat(greeting("", "--port=0", "--profile=test"))
        .satisfiesExactly(
            profile -> assertThat(profile).isEqualTo("Profile: test"),
            clock ->
                assertThat(clock)
                    .matches(
                        "Clock: paused at \\S+Z, moves only by POST /_tailback/clock/advance or"
                            + " clock/next"));
  }

  @Test
  void queuesAndLimitsAreTold() {
    String file =
        """
        queues:
          orders: {limits: {inFlight: 10, lookAhead: 30}}
          orders-dlq: {}
        throttles: [{queue: orders, rate: 5}]
        """;
    assertThat(greeting(file, "--port=0", "--in-flight=100", "--stored-bytes=1MB"))
        .containsExactly(
            "Configuration file: tailback.yaml",
            "Queues: orders (10 in flight, 30 look-ahead), orders-dlq",
            "Limits: 100 in flight, 1000000 bytes stored",
            "Throttles: 1");
  }

  @Test
  void itTellsWhichCredentialsAreAccepted() throws IOException {
    greeting("", "--port=0");
    assertThat(usage)
        .contains(
            "Point an AWS SDK or the AWS CLI at it; every credential is accepted:",
            "  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
    Path keys = Files.writeString(directory.resolve("keys"), "AKIAANNA hush 123456789012");
    greeting("", "--port=0", "--access-keys=" + keys);
    assertThat(usage)
        .contains(
            "Point an AWS SDK or the AWS CLI at it, and sign with an access key of its file:",
            "  export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=...");
  }

  @Test
  void manyQueuesAreCut() {
    String[] names = IntStream.range(10, 35).mapToObj(i -> "q" + i).toArray(String[]::new);
    assertThat(greeting("", "--port=0", "--queues=" + String.join(",", names)))
        .containsExactly("Queues: q10, q11, q12, q13, q14, q15, q16, q17, q18, q19 and 15 more");
  }
}
