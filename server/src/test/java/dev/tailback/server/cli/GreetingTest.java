package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.forward.CredentialsException;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import dev.tailback.server.forward.UpstreamRequest;
import dev.tailback.server.forward.UpstreamSigner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GreetingTest {
  private static final int LINES_OF_USAGE = 8;

  @TempDir private Path directory;

  private List<String> usage;
  private @Nullable Upstream upstream;

  /** Returns the lines about the configuration, between the usage and {@code Ready.}. */
  private List<String> greeting(String file, String... args) {
    ServerOptions options = new ServerOptions();
    new CommandLine(options, CommandLine.defaultFactory()).parseArgs(args);
    Configuration configuration = Configuration.of("tailback.yaml", file);
    StringWriter out = new StringWriter();
    try (Tailback tailback =
        options
            .builder()
            .queues(options.queues())
            .configuration(configuration)
            .upstream(upstream)
            .start()) {
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
  void theSnapshotIsShownAndWhetherItWasRestored() {
    Path file = directory.resolve("tailback.snapshot");
    String option = "--snapshot=" + file;
    assertThat(greeting("", "--port=0", option, "--queues=orders"))
        .contains("Snapshot: " + file + " (new, saved at shutdown)");
    assertThat(greeting("", "--port=0", option))
        .contains("Snapshot: " + file + " (restored, saved at shutdown)", "Queues: orders");
  }

  @Test
  void profileClockThrottlesAndFaultsAreShown() {
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

  private static Upstream upstream(String endpoint, UpstreamAccess access, ForwardedQueues queues) {
    return new Upstream(Upstream.at(URI.create(endpoint)), access, queues, new NoSigner(), null);
  }

  /** Returns the lines between the usage and the console's address. */
  private List<String> upstreamLines() {
    List<String> said = greeting("", "--port=0");
    assertThat(said.get(said.size() - 1)).startsWith("Console: ");
    return Stream.concat(usage.stream().skip(LINES_OF_USAGE - 1), said.stream())
        .filter(line -> !line.startsWith("Console: "))
        .toList();
  }

  /** Never called, because nothing is sent. */
  private static final class NoSigner implements UpstreamSigner {
    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public void prepare() {
      throw new CredentialsException("there are none");
    }

    @Override
    public Map<String, List<String>> sign(UpstreamRequest request, String region) {
      throw new CredentialsException("there are none");
    }
  }

  @Test
  void anUpstreamIsShownWithItsQueuesAndTheCostOfADayOfPolling() {
    QueueAddress home = new QueueAddress("123456789012", "eu-west-1", "any");
    Map<String, QueueAddress> mapping =
        Map.of("orders", home.sibling("staging-orders"), "mails", home.sibling("staging-mails"));
    upstream =
        upstream(
            "https://sqs.eu-west-1.amazonaws.com",
            UpstreamAccess.MESSAGES,
            new ForwardedQueues(home, mapping, false));
    assertThat(upstreamLines())
        .containsExactly(
            "In front of https://sqs.eu-west-1.amazonaws.com (account 123456789012, region"
                + " eu-west-1):"
                + " calls that read, send, receive and delete are forwarded",
            "  mails -> arn:aws:sqs:eu-west-1:123456789012:staging-mails",
            "  orders -> arn:aws:sqs:eu-west-1:123456789012:staging-orders",
            "  While somebody looks (console, /metrics) or an alarm needs it, each queue is"
                + " polled once a minute: for 2 queues up to 2,880 calls a day, $0.0012 at $0.40"
                + " a million");
  }

  @Test
  void anUpstreamWithoutNamedQueuesIsShown() {
    QueueAddress home = new QueueAddress("000000000000", "us-east-1", "any");
    upstream =
        upstream(
            "http://localhost:9325",
            UpstreamAccess.ADMIN,
            new ForwardedQueues(home, Map.of(), true));
    assertThat(upstreamLines())
        .containsExactly(
            "In front of http://localhost:9325 (account 000000000000, region us-east-1): all"
                + " calls are forwarded, including those that purge and delete queues",
            "  Queues of other names are forwarded by the same name.",
            "  While somebody looks (console, /metrics) or an alarm needs it, each queue is"
                + " polled once a minute: for one queue up to 1,440 calls a day, $0.0006 at $0.40 a"
                + " million");
  }

  @Test
  void readOnlyIsShown() {
    QueueAddress home = new QueueAddress("000000000000", "us-east-1", "any");
    upstream =
        upstream(
            "http://localhost:9325",
            UpstreamAccess.READ_ONLY,
            new ForwardedQueues(home, Map.of(), true));
    assertThat(upstreamLines().get(0)).endsWith("only calls that read are forwarded");
  }

  @Test
  void queuesAndLimitsAreShown() {
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
            "Point an AWS SDK or the AWS CLI at it, and sign with an access key from its file:",
            "  export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=...");
  }

  @Test
  void manyQueuesAreCut() {
    String[] names = IntStream.range(10, 35).mapToObj(i -> "q" + i).toArray(String[]::new);
    assertThat(greeting("", "--port=0", "--queues=" + String.join(",", names)))
        .containsExactly("Queues: q10, q11, q12, q13, q14, q15, q16, q17, q18, q19 and 15 more");
  }
}
