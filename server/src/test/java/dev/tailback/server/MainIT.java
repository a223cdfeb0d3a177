package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar as users run it: a process with arguments, variables, output and signals. */
@Timeout(60)
class MainIT {
  private static final Path SIGNALS_OF_THIS_PROCESS = Path.of("/proc/self/status");
  private static final int SIGINT = 2;

  private final JsonClient client = new JsonClient();

  @Test
  void anyFreePortIsChosenAndPrinted() throws Exception {
    try (TailbackProcess process = TailbackProcess.run(Map.of(), "--port", "0").awaitReady()) {
      assertThat(process.port()).isPositive().isNotEqualTo(9324);
      assertThat(get(process, "/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theGreetingIsAllThatIsPrintedAndRefusalsAreLoggedOnStandardError() throws Exception {
    try (TailbackProcess process = TailbackProcess.ready()) {
      json(process, "CreateQueue", "{\"QueueName\":\"orders\"}");
      json(process, "SendMessage", "{\"QueueUrl\":");
      json(process, "NoSuchAction", "{}");
      json(process, "NoSuchAction", "{}");
      get(process, "/?Action=ListQueues");
      process.signal("TERM");
      process.exitCode();
      assertThat(process.out().lines())
          .hasSize(9)
          .endsWith("Console: " + process.endpoint() + "/", "Ready.")
          .anyMatch(line -> line.endsWith("AWS_ENDPOINT_URL_SQS=" + process.endpoint()));
      assertThat(process.err().lines())
          .satisfiesExactly(
              first -> assertThat(first).contains(" 400 - - Java-http-client", "not valid JSON."),
              second -> assertThat(second).contains(" 400 NoSuchAction - ").endsWith(" ms"),
              last ->
                  assertThat(last).contains("NoSuchAction").contains("... and 1 more like this"));
    }
  }

  @Test
  void withoutALogOnlyTheGreetingIsPrinted() throws Exception {
    try (TailbackProcess process =
        TailbackProcess.run(Map.of("TAILBACK_LOG", "off"), "--port", "0").awaitReady()) {
      json(process, "NoSuchAction", "{}");
      process.signal("TERM");
      process.exitCode();
      assertThat(process.out()).endsWith("Ready." + System.lineSeparator());
      assertThat(process.err()).isEmpty();
    }
  }

  @Test
  void theVariablesOfAServiceCalledTailbackChangeNothing() throws Exception {
    Map<String, String> variables =
        Map.of(
            "TAILBACK_PORT", "tcp://10.0.0.1:9324",
            "TAILBACK_SERVICE_HOST", "10.0.0.1",
            "TAILBACK_PORT_9324_TCP", "tcp://10.0.0.1:9324",
            "TAILBACK_QUEUE", "orders");
    try (TailbackProcess process = TailbackProcess.run(variables, "--port", "0").awaitReady()) {
      assertThat(process.err().lines())
          .containsExactly(
              "tailback: TAILBACK_QUEUE: unknown variable, did you mean TAILBACK_QUEUES?");
    }
  }

  @Test
  void theHeapOfTheServerStaysAsLargeAsItHasGrown() throws Exception {
    try (TailbackProcess process = TailbackProcess.ready()) {
      await().untilAsserted(() -> assertThat(process.flags()).contains("-XX:MaxHeapFreeRatio=100"));
    }
  }

  @Test
  void variablesAreOptionsUnlessEmpty() throws Exception {
    Map<String, String> variables =
        Map.of(
            "TAILBACK_PORT", "0",
            "TAILBACK_HOST", "",
            "TAILBACK_ACCOUNT", "111122223333",
            "TAILBACK_REGION", "");
    try (TailbackProcess process = TailbackProcess.run(variables).awaitReady()) {
      json(process, "CreateQueue", "{\"QueueName\":\"orders\"}");
      String queue = "\"QueueUrl\":\"" + process.endpoint() + "/111122223333/orders\"";
      assertThat(
              json(process, "GetQueueAttributes", "{" + queue + ",\"AttributeNames\":[\"All\"]}"))
          .contains("arn:aws:sqs:us-east-1:111122223333:orders");
    }
  }

  @Test
  void aFullStoreIsAnsweredWith503AndLoggedOnce() throws Exception {
    try (TailbackProcess process =
        TailbackProcess.run(Map.of(), "--port=0", "--stored-bytes=1MB").awaitReady()) {
      assertThat(get(process, "/_tailback/limits").body()).contains("\"storedBytes\": 1000000,\n");
      json(process, "CreateQueue", "{\"QueueName\":\"orders\"}");
      String send =
          "{\"QueueUrl\":\"orders\",\"MessageBody\":\"%s\"}".formatted("x".repeat(600_000));
      assertThat(json(process, "SendMessage", send)).contains("MessageId");
      for (int i = 0; i < 3; i++) {
        assertThat(json(process, "SendMessage", send)).contains("#ServiceUnavailable", "1000000");
      }
      process.signal("TERM");
      process.exitCode();
      assertThat(process.err()).containsOnlyOnce("The store is full");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--prot, 1, --prot",
    "--port, many, many",
    "--account, me, --account",
    "--region, moon base, --region",
    "--host, nowhere.invalid, nowhere.invalid"
  })
  void invalidValuesAreNamedInOneLine(String option, String value, String named) throws Exception {
    try (TailbackProcess process = TailbackProcess.run(Map.of(), option, value)) {
      assertThat(process.exitCode()).isEqualTo(2);
      assertThat(process.err().lines()).singleElement().asString().contains(named);
      assertThat(process.out()).isEmpty();
    }
  }

  @Test
  void aVariableThatCantBeUsedIsNamedInOneLine() throws Exception {
    try (TailbackProcess process = TailbackProcess.run(Map.of("TAILBACK_PORT", "many"))) {
      assertThat(process.exitCode()).isEqualTo(2);
      assertThat(process.err().lines()).singleElement().asString().contains("TAILBACK_PORT");
      assertThat(process.out()).isEmpty();
    }
  }

  @Test
  void severalPortsAreListenedOnAndPrinted() throws Exception {
    Map<String, String> variables = Map.of("TAILBACK_PORT", "0,0");
    try (TailbackProcess process = TailbackProcess.run(variables).awaitReady()) {
      Matcher second = Pattern.compile("and on port (\\d+)").matcher(process.out());
      assertThat(second.find()).isTrue();
      assertThat(second.group(1)).isNotEqualTo(String.valueOf(process.port()));
      String other = "http://localhost:" + second.group(1);
      json(process, "CreateQueue", "{\"QueueName\":\"orders\"}");
      assertThat(client.call(other, "ListQueues", "{}").body())
          .contains(other + "/000000000000/orders\"");
    }
  }

  @Test
  void aTakenPortIsNamedInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      try (TailbackProcess process = TailbackProcess.run(Map.of(), "--port", "0," + port)) {
        assertThat(process.exitCode()).isEqualTo(2);
        assertThat(process.err().lines())
            .containsExactly(
                "tailback: Can't listen on port " + port + " of 127.0.0.1: it is taken");
        assertThat(process.out()).isEmpty();
      }
    }
  }

  @Test
  void versionIsThatOfTheJar() throws Exception {
    try (TailbackProcess process = TailbackProcess.run(Map.of(), "--version")) {
      assertThat(process.exitCode()).isZero();
      assertThat(process.out()).matches("Tailback \\d+\\.\\d+\\.\\d+\\S*\\R");
      assertThat(process.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aSignalAnswersLongPollsWithNothingAndEndsItAtOnce(String signal, int exitCode)
      throws Exception {
    assumeThat(signal.equals("INT") && isInterruptIgnored())
        .as("told to ignore Ctrl-C, and so are its children")
        .isFalse();
    try (TailbackProcess process = TailbackProcess.ready()) {
      CompletableFuture<HttpResponse<String>> poll = parkLongPoll(process);
      long begin = System.nanoTime();
      process.signal(signal);
      assertThat(process.exitCode()).isEqualTo(exitCode);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      HttpResponse<String> answer = poll.get(1, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{}");
      assertThat(process.err()).isEmpty();
      assertThat(process.out()).endsWith("Ready." + System.lineSeparator());
    }
  }

  private CompletableFuture<HttpResponse<String>> parkLongPoll(TailbackProcess process)
      throws Exception {
    String queue = "\"QueueUrl\":\"" + process.endpoint() + "/000000000000/orders\"";
    json(process, "CreateQueue", "{\"QueueName\":\"orders\"}");
    json(process, "ReceiveMessage", "{" + queue + ",\"WaitTimeSeconds\":0}");
    CompletableFuture<HttpResponse<String>> poll =
        client.callLater(
            process.endpoint(), "ReceiveMessage", "{" + queue + ",\"WaitTimeSeconds\":20}");
    await()
        .until(
            () ->
                get(process, "/_tailback/queues/orders").body().contains("\"waitingReceives\": 1"));
    assertThat(poll).isNotDone();
    return poll;
  }

  private String json(TailbackProcess process, String action, String body) throws Exception {
    return client.call(process.endpoint(), action, body).body();
  }

  private HttpResponse<String> get(TailbackProcess process, String path) throws Exception {
    return client.get(process.endpoint() + path);
  }

  private static boolean isInterruptIgnored() throws IOException {
    if (!Files.exists(SIGNALS_OF_THIS_PROCESS)) {
      return false;
    }
    try (var lines = Files.lines(SIGNALS_OF_THIS_PROCESS)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
          .anyMatch(ignored -> ignored.testBit(SIGINT - 1));
    }
  }
}
