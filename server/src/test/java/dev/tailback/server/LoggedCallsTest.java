package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.server.log.LogLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of calls over HTTP, read after the emulator has stopped. */
class LoggedCallsTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final StringWriter written = new StringWriter();
  private final TailbackBuilder builder =
      Tailback.builder().region("eu-west-1").logOutput(new PrintWriter(written));

  /** Makes calls given as Query strings, and returns the log without times and durations. */
  private List<String> log(LogLevel level, String... calls) throws Exception {
    try (Tailback tailback = builder.log(level).start()) {
      for (String call : calls) {
        get(tailback, call);
      }
    }
    return written
        .toString()
        .lines()
        .map(line -> line.replaceAll("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ", ""))
        .map(line -> line.replaceAll(" \\d+\\.\\d ms$", " _ ms"))
        .toList();
  }

  private static String get(Tailback tailback, String call) throws Exception {
    URI uri = URI.create(tailback.endpoint() + call);
    HttpRequest request = HttpRequest.newBuilder(uri).header("User-Agent", "worker/7 x").build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }

  private static String signedFor(String account, String region) {
    return "&X-Amz-Credential=" + account + "/20261128/" + region + "/sqs/aws4_request";
  }

  @Test
  void refusedCallsHaveALineAndOthersDoNot() throws Exception {
    assertThat(
            log(
                LogLevel.REFUSALS,
                "/?Action=CreateQueue&QueueName=orders",
                "/000000000000/orders?Action=SendMessage&MessageBody=tea&DelaySeconds=901",
                "/000000000000/orders?Action=SendMessage&MessageBody=tea"))
        .containsExactly(
            "400 SendMessage orders worker/7 InvalidParameterValueException: Value 901 for"
                + " parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <="
                + " 900. _ ms");
  }

  @Test
  void callsToCloudWatchNameNoQueue() throws Exception {
    String cloudWatch = "/?Version=2010-08-01&Action=";
    assertThat(
            log(
                LogLevel.REQUESTS,
                cloudWatch + "DescribeAlarms",
                cloudWatch + "PutMetricData&Namespace=a"))
        .containsExactly(
            "200 DescribeAlarms - worker/7 _ ms",
            "400 PutMetricData - worker/7 MissingRequiredParameterException: The parameter"
                + " MetricData is required. _ ms");
  }

  @Test
  void equalRefusalsAreFolded() throws Exception {
    String call = "/?Action=GetQueueUrl&QueueName=";
    List<String> log = log(LogLevel.REFUSALS, call + "a", call + "a", call + "b", call + "a");
    assertThat(log).hasSize(3);
    assertThat(log.get(2))
        .matches(
            "400 GetQueueUrl a worker/7 QueueDoesNotExist: .* \\.\\.\\. and 2 more like this in the last \\d+ s");
  }

  @Test
  void atRequestsEveryCallHasALine() throws Exception {
    assertThat(
            log(
                LogLevel.REQUESTS,
                "/?Action=CreateQueue&QueueName=orders",
                "/000000000000/orders?Action=ReceiveMessage",
                "/000000000000/orders?Action=ReceiveMessage",
                "/?Action=ListQueues",
                "/favicon.ico",
                "/health"))
        .containsExactly(
            "200 CreateQueue orders worker/7 _ ms",
            "200 ReceiveMessage orders worker/7 _ ms",
            "200 ReceiveMessage orders worker/7 _ ms",
            "200 ListQueues - worker/7 _ ms",
            "404 - - worker/7 UnknownOperationException: The request names no action of SQS. _ ms");
  }

  @Test
  void nothingIsLoggedUnlessAskedFor() throws Exception {
    assertThat(log(LogLevel.OFF, "/?Action=Nonsense")).isEmpty();
    try (Tailback tailback = Tailback.builder().logOutput(new PrintWriter(written)).start()) {
      assertThat(get(tailback, "/?Action=Nonsense")).contains("Nonsense is not valid");
    }
    assertThat(written.toString()).isEmpty();
  }

  @Test
  void noNameCanForgeALineOrAField() throws Exception {
    List<String> log =
        log(LogLevel.REQUESTS, "/?Action=Foo%0A2026%20200%1B%5B2J", "/a%0Db?Action=PurgeQueue");
    assertThat(log).hasSize(2);
    assertThat(log.get(0)).startsWith("400 Foo\\u000a2026\\u0020200\\u001b[2J - worker/7 ");
    assertThat(log).noneMatch(line -> line.chars().anyMatch(c -> c < ' ' || c > '~'));
  }

  @Test
  void bodiesAndCredentialsAreNotLogged() throws Exception {
    String secrets = "&AWSAccessKeyId=AKIDSECRET&Signature=SIGSECRET&MessageBody=BODYSECRET";
    log(
        LogLevel.REQUESTS,
        "/?Action=CreateQueue&QueueName=orders",
        "/000000000000/orders?Action=SendMessage" + secrets,
        "/000000000000/orders?Action=SendMessage&DelaySeconds=901" + secrets,
        "/000000000000/nothing?Action=SendMessage" + secrets);
    assertThat(written.toString()).contains("SendMessage").doesNotContain("SECRET");
  }

  @Test
  void aBatchWithFailedEntriesHasALine() throws Exception {
    String entry =
        "&DeleteMessageBatchRequestEntry.%1$d.Id=%1$d&DeleteMessageBatchRequestEntry.%1$d.ReceiptHandle=x";
    assertThat(
            log(
                LogLevel.REFUSALS,
                "/?Action=CreateQueue&QueueName=orders",
                "/000000000000/orders?Action=DeleteMessageBatch"
                    + entry.formatted(1)
                    + entry.formatted(2)))
        .containsExactly(
            "200 DeleteMessageBatch orders worker/7 ReceiptHandleIsInvalid: 2 of 2 entries failed:"
                + " The input receipt handle \"x\" is not a valid receipt handle. _ ms");
  }

  @Test
  void throttledAndFaultyCallsHaveLines() throws Exception {
    Configuration rules =
        Configuration.of(
            "test",
            "throttles: [{rate: 0.001, burst: 1, actions: [ListQueueTags]}]\n"
                + "faults: [{actions: [PurgeQueue], drop: {}}]");
    builder.configuration(rules);
    try (Tailback tailback = builder.log(LogLevel.REFUSALS).start()) {
      get(tailback, "/q?Action=ListQueueTags");
      get(tailback, "/q?Action=ListQueueTags");
      HttpRequest dropped =
          HttpRequest.newBuilder(URI.create(tailback.endpoint() + "/q?Action=PurgeQueue"))
              .POST(BodyPublishers.noBody())
              .build();
      assertThat(CLIENT.sendAsync(dropped, BodyHandlers.ofString()))
          .failsWithin(Duration.ofSeconds(10));
    }
    assertThat(written.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains(" 400 ListQueueTags q worker/7 QueueDoesNotExist: "))
        .anyMatch(line -> line.contains(" 403 ListQueueTags q worker/7 RequestThrottled: "))
        .anyMatch(line -> line.contains(" - PurgeQueue q "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?Action=GetQueueUrl&QueueName=orders",
        "/000000000000/orders?Action=SendMessage&MessageBody=x",
        "/000000000000/orders?Action=ReceiveMessage",
        "/000000000000/orders?Action=DeleteMessage&ReceiptHandle=x",
        "/000000000000/orders?Action=PurgeQueue",
        "/000000000000/orders?Action=DeleteQueue",
        "/000000000000/orders?Action=GetQueueAttributes",
        "/000000000000/orders?Action=ListQueueTags",
        "/000000000000/orders?Action=ListDeadLetterSourceQueues",
        "/?Action=PurgeQueue&QueueUrl=http://sqs.us-east-1.localhost:9324/000000000000/orders",
        "/_aws/sqs/messages?QueueUrl=http://localhost/000000000000/orders"
      })
  void aQueueInAnotherRegionIsPointedTo(String call) throws Exception {
    assertThat(
            log(
                LogLevel.REFUSALS,
                "/?Action=CreateQueue&QueueName=orders",
                call + signedFor("test", "us-east-1")))
        .singleElement()
        .asString()
        .endsWith(" (not in us-east-1/000000000000, but there is one in eu-west-1) _ ms");
  }

  @Test
  void aQueueInAnotherAccountOrBothIsPointedTo() throws Exception {
    String get = "/?Action=GetQueueUrl&QueueName=orders";
    assertThat(
            log(
                LogLevel.REQUESTS,
                "/?Action=CreateQueue&QueueName=orders",
                get + signedFor("111122223333", "eu-west-1"),
                get + signedFor("111122223333", "us-east-1"),
                get + signedFor("test", "eu-west-1") + "&QueueOwnerAWSAccountId=111122223333",
                "/?Action=GetQueueUrl&QueueName=order"))
        .extracting(line -> line.replaceFirst("^[^(]*", ""))
        .containsExactly(
            "",
            "(not in eu-west-1/111122223333, but there is one in account 000000000000) _ ms",
            "(not in us-east-1/111122223333, but there is one in eu-west-1/000000000000) _ ms",
            "(not in eu-west-1/111122223333, but there is one in account 000000000000) _ ms",
            "(not in eu-west-1/000000000000) _ ms");
  }

  @ParameterizedTest
  @CsvSource({
    "orders, Orders, ', but there is orders'",
    "orders, orders.fifo, ', but there is orders'",
    "events.fifo&Attribute.1.Name=FifoQueue&Attribute.1.Value=true, events, ', but there is"
        + " events.fifo'",
    "orders, order, ''"
  })
  void aQueueOfTheOtherTypeOrInSmallLettersIsPointedTo(String created, String name, String hint)
      throws Exception {
    assertThat(
            log(
                LogLevel.REFUSALS,
                "/?Action=CreateQueue&QueueName=" + created,
                "/?Action=GetQueueUrl&QueueName=" + name))
        .singleElement()
        .asString()
        .endsWith("(not in eu-west-1/000000000000" + hint + ") _ ms");
  }

  @Test
  void ofManyQueuesInOtherPlacesAFewAreNamed() throws Exception {
    String create = "/?Action=CreateQueue&QueueName=orders";
    assertThat(
            log(
                LogLevel.REFUSALS,
                create + signedFor("test", "r-1"),
                create + signedFor("test", "r-2"),
                create + signedFor("test", "r-3"),
                create + signedFor("test", "r-4"),
                "/?Action=GetQueueUrl&QueueName=orders"))
        .singleElement()
        .asString()
        .contains("but there is one in r-1, r-2, r-3 and elsewhere)");
  }

  @Test
  void theAnswerSaysNoMoreThanAmazons() throws Exception {
    try (Tailback tailback = builder.log(LogLevel.REFUSALS).start()) {
      get(tailback, "/?Action=CreateQueue&QueueName=orders");
      assertThat(
              get(tailback, "/?Action=GetQueueUrl&QueueName=orders" + signedFor("x", "us-east-1")))
          .contains("<Message>The specified queue does not exist for this wsdl version.</Message>")
          .doesNotContain("eu-west-1");
    }
  }
}
