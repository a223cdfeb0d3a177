package dev.tailback.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console's stream of events, as a client reads it. */
class StreamTest {
  private static final long START = 1_795_300_020_000L;

  private final Tailback tailback = Tailback.builder().clock(EngineClock.pausedAt(START)).start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    tailback.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(tailback.endpoint().resolve(path)).build(), BodyHandlers.ofString());
  }

  private void create(String name) throws Exception {
    assertThat(get("/?Action=CreateQueue&QueueName=" + name).statusCode()).isEqualTo(200);
  }

  private String call(String queue, String query) throws Exception {
    HttpResponse<String> response = get("/000000000000/" + queue + "?" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private void seconds(long seconds) {
    tailback.gate().advance(Duration.ofSeconds(seconds));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Returns a value of a queue's row in {@code hello} or {@code add}. */
  private static JsonNode value(JsonNode hello, JsonNode row, String column) {
    return row.get(3 + texts(hello.get("cols")).indexOf(column));
  }

  @Test
  void theFirstEventHasEverything() throws Exception {
    create("orders");
    call("orders", "Action=SendMessage&MessageBody=m1");
    call("orders", "Action=SendMessage&MessageBody=m2&DelaySeconds=60");
    seconds(5);
    try (EventStream stream = EventStream.open(tailback, "")) {
      JsonNode hello = stream.await("hello");

      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.contentType()).startsWith("text/event-stream");
      assertThat(hello.get("now").doubleValue()).isEqualTo((START + 5_000) / 1000.0);
      assertThat(hello.get("mode").textValue()).isEqualTo("paused");
      assertThat(hello.get("console").textValue()).isEqualTo("on");
      assertThat(hello.get("region").textValue()).isEqualTo("us-east-1");
      assertThat(hello.get("stored").get(0).longValue()).isPositive();
      assertThat(hello.get("wordings").get("stuck")).hasSize(2);
      JsonNode orders = hello.get("queues").get(0);
      assertThat(orders.get(1).textValue()).isEqualTo("orders");
      assertThat(orders.get(2).get("account").textValue()).isEqualTo("000000000000");
      assertThat(orders.get(2).get("vt").intValue()).isEqualTo(30);
      assertThat(value(hello, orders, "visible").intValue()).isEqualTo(1);
      assertThat(value(hello, orders, "delayed").intValue()).isEqualTo(1);
      assertThat(value(hello, orders, "age").intValue()).isEqualTo(5);
      assertThat(value(hello, orders, "in10").intValue()).isEqualTo(4);
      assertThat(orders).hasSize(3 + hello.get("cols").size());
      assertThat(hello.get("next").get(0).get(2).textValue())
          .isEqualTo("a message of orders becomes visible");
    }
  }

  @Test
  void laterEventsHaveWhatHasChanged() throws Exception {
    create("orders");
    create("payments");
    try (EventStream stream = EventStream.open(tailback, "")) {
      JsonNode hello = stream.await("hello");
      call("orders", "Action=SendMessage&MessageBody=m1");

      JsonNode tick = stream.await("tick", data -> data.has("q"));

      assertThat(tick.get("q")).as("rows").hasSize(1);
      JsonNode row = tick.get("q").get(0);
      assertThat(row.get(0).intValue()).isEqualTo(hello.get("queues").get(0).get(0).intValue());
      int visible = 1 << texts(hello.get("cols")).indexOf("visible");
      assertThat(row.get(1).intValue() & visible).isEqualTo(visible);
      assertThat(row.get(2).intValue()).isEqualTo(1);
      assertThat(row).hasSize(2 + Integer.bitCount(row.get(1).intValue()));
      assertThat(tick.get("seq").intValue()).isGreaterThan(hello.get("seq").intValue());
    }
  }

  @Test
  void nothingIsSentWhileNothingChanges() throws Exception {
    create("orders");
    try (EventStream stream = EventStream.open(tailback, "");
        EventStream detailed = EventStream.open(tailback, "?queue=orders")) {
      Awaitility.await()
          .until(
              () -> detailed.events().stream().filter(e -> e.name().equals("queue")).count() > 2);

      assertThat(stream.events()).extracting(EventStream.Event::name).containsExactly("hello");
    }
  }

  @Test
  void queuesComeAndGo() throws Exception {
    create("orders");
    try (EventStream stream = EventStream.open(tailback, "")) {
      stream.await("hello");
      create("payments");

      JsonNode added = stream.await("tick", data -> data.has("add")).get("add");
      assertThat(added.get(0).get(1).textValue()).isEqualTo("payments");

      call("payments", "Action=DeleteQueue");
      JsonNode gone = stream.await("tick", data -> data.has("gone")).get("gone");
      assertThat(gone.get(0)).isEqualTo(added.get(0).get(0));
    }
  }

  @Test
  void aQueueWhoseSettingsChangeIsAddedAgain() throws Exception {
    create("orders");
    try (EventStream stream = EventStream.open(tailback, "")) {
      JsonNode hello = stream.await("hello");
      call(
          "orders",
          "Action=SetQueueAttributes&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=90");

      JsonNode added = stream.await("tick", data -> data.has("add")).get("add").get(0);

      assertThat(added.get(0)).isEqualTo(hello.get("queues").get(0).get(0));
      assertThat(added.get(2).get("vt").intValue()).isEqualTo(90);
    }
  }

  @Test
  void aMovedClockIsToldAtOnce() throws Exception {
    int atOnce = 0;
    try (EventStream stream = EventStream.open(tailback, "")) {
      stream.await("hello");
      for (int minute = 1; minute <= 3; minute++) {
        long beganNanos = System.nanoTime();
        double now = START / 1000.0 + 60 * minute;
        seconds(60);

        stream.await("tick", tick -> tick.get("now").doubleValue() == now);

        atOnce += System.nanoTime() - beganNanos < 600_000_000 ? 1 : 0;
      }
      assertThat(atOnce).as("moves told before the second was over").isPositive();
    }
  }

  @Test
  void deadLetterQueuesAreKnownByTheirNumbers() throws Exception {
    create("orders");
    create("orders-dlq");
    call(
        "orders",
        "Action=SetQueueAttributes&Attribute.1.Name=RedrivePolicy&Attribute.1.Value=%7B%22"
            + "deadLetterTargetArn%22%3A%22arn%3Aaws%3Asqs%3Aus-east-1%3A000000000000%3Aorders-dlq"
            + "%22%2C%22maxReceiveCount%22%3A3%7D");
    try (EventStream stream = EventStream.open(tailback, "")) {
      JsonNode queues = stream.await("hello").get("queues");

      JsonNode orders = queues.get(0);
      JsonNode deadLetters = queues.get(1);
      assertThat(orders.get(2).get("dlq")).isEqualTo(deadLetters.get(0));
      assertThat(orders.get(2).get("maxReceive").intValue()).isEqualTo(3);
      assertThat(deadLetters.get(2).get("sources").get(0)).isEqualTo(orders.get(0));
    }
  }

  @Test
  void alarmsNameTheirQueues() throws Exception {
    create("orders");
    assertThat(
            get("/?Action=PutMetricAlarm&Version=2010-08-01&AlarmName=backlog&Namespace=AWS/SQS"
                    + "&MetricName=ApproximateNumberOfMessagesVisible&Statistic=Maximum&Period=60"
                    + "&EvaluationPeriods=1&Threshold=10&ComparisonOperator=GreaterThanThreshold"
                    + "&Dimensions.member.1.Name=QueueName&Dimensions.member.1.Value=orders")
                .statusCode())
        .isEqualTo(200);
    try (EventStream stream = EventStream.open(tailback, "")) {
      JsonNode hello = stream.await("hello");

      JsonNode alarm = hello.get("alarms").get(0);
      assertThat(alarm.get(1).textValue()).isEqualTo("backlog");
      assertThat(alarm.get(2).get(0)).isEqualTo(hello.get("queues").get(0).get(0));
      assertThat(alarm.get(3).textValue()).isEqualTo("INSUFFICIENT_DATA");
    }
  }

  @Test
  void oneQueueIsShownInDetail() throws Exception {
    create("orders");
    for (int i = 0; i < 3; i++) {
      call("orders", "Action=SendMessage&MessageBody=m" + i);
    }
    call("orders", "Action=SendMessage&MessageBody=m1&DelaySeconds=60");
    call("orders", "Action=ReceiveMessage");
    seconds(15);
    try (EventStream stream = EventStream.open(tailback, "?queue=orders")) {
      JsonNode queue = stream.await("queue");

      assertThat(queue.get("point").get("visible").intValue()).isEqualTo(2);
      assertThat(queue.get("waiting").toString()).isEqualTo("[[14,2]]");
      assertThat(queue.get("nextDelayed").doubleValue()).isEqualTo(START / 1000.0 + 60);
      JsonNode flight = queue.get("flights").get(0);
      assertThat(flight.get(1).intValue()).isEqualTo(1);
      assertThat(flight.get(2).toString()).as("half of 30 s").isEqualTo("[[0.5,1]]");
      assertThat(queue.get("consumers").get(0).get("holds").intValue()).isEqualTo(1);
      assertThat(queue.get("producers").get(0).get("sent").intValue()).isEqualTo(4);
      assertThat(queue.get("diag")).isNotEmpty();
    }
  }

  @Test
  void aStuckGroupIsShownWithWhatWaitsBehindIt() throws Exception {
    assertThat(
            get("/?Action=CreateQueue&QueueName=steps.fifo&Attribute.1.Name=FifoQueue"
                    + "&Attribute.1.Value=true&Attribute.2.Name=ContentBasedDeduplication"
                    + "&Attribute.2.Value=true&Attribute.3.Name=VisibilityTimeout"
                    + "&Attribute.3.Value=600")
                .statusCode())
        .isEqualTo(200);
    for (int i = 0; i < 4; i++) {
      call("steps.fifo", "Action=SendMessage&MessageGroupId=slow&MessageBody=s" + i);
    }
    call("steps.fifo", "Action=ReceiveMessage");
    call("steps.fifo", "Action=SendMessage&MessageGroupId=free&MessageBody=f");
    seconds(90);
    try (EventStream stream = EventStream.open(tailback, "?queue=steps.fifo")) {
      JsonNode queue = stream.await("queue");

      assertThat(queue.get("groups").intValue()).isEqualTo(2);
      assertThat(queue.get("lanePlaces").intValue()).isEqualTo(4);
      JsonNode slow = queue.get("lanes").get(0);
      assertThat(slow.get(0).textValue()).isEqualTo("slow");
      assertThat(slow.get(1).intValue()).isEqualTo(3);
      assertThat(slow.get(2).get(1).doubleValue()).isEqualTo(START / 1000.0);
      assertThat(queue.get("lanes").get(1).get(2).isNull()).as("free").isTrue();
      assertThat(texts(queue.get("diag").get(0)).get(0)).isEqualTo("stuck");
    }
  }

  @Test
  void aQueueThatIsNotThereIsGone() throws Exception {
    try (EventStream stream = EventStream.open(tailback, "?queue=unused")) {
      assertThat(stream.await("queue").get("gone").booleanValue()).isTrue();
    }
  }

  @Test
  void aServerThatStopsEndsItsStreams() throws Exception {
    try (EventStream stream = EventStream.open(tailback, "")) {
      stream.await("hello");

      tailback.close();

      Awaitility.await().until(stream::isOver);
    }
  }

  @Test
  void thereAreAtMostHundredStreams() throws Exception {
    List<EventStream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < LiveFeed.MAX_VIEWERS; i++) {
        streams.add(EventStream.open(tailback, ""));
      }
      HttpResponse<String> refused = get("/_tailback/stream");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("There are 100 streams already");

      streams.get(0).close();

      Awaitility.await()
          .until(
              () -> {
                try (EventStream next = EventStream.open(tailback, "")) {
                  return next.status() == 200;
                }
              });
    } finally {
      streams.forEach(EventStream::close);
    }
  }

  @Test
  void nobodyIsServedWhenNobodyWatches() throws Exception {
    try (EventStream stream = EventStream.open(tailback, "")) {
      stream.await("hello");
      assertThat(isTicking()).isTrue();
    }

    Awaitility.await().until(() -> !isTicking());
  }

  private static boolean isTicking() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("tailback-console"));
  }

  @Test
  void thereIsNothingBelowTheStream() throws Exception {
    HttpResponse<String> response = get("/_tailback/stream/orders");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("There is nothing under /_tailback/stream.");
  }

  @ParameterizedTest
  @CsvSource({
    "?queues=orders, 'There is no parameter queues here.'",
    "?queue=a&queue=b, The parameter queue is given twice.",
  })
  void otherRequestsAreRefused(String query, String problem) throws Exception {
    HttpResponse<String> response = get("/_tailback/stream" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(problem);
  }

  @Test
  void thereIsNoStreamWithoutAConsole() throws Exception {
    try (Tailback other = Tailback.builder().console(ConsoleMode.OFF).start();
        EventStream stream = EventStream.open(other, "")) {
      assertThat(stream.status()).isEqualTo(404);
    }
  }

  @Test
  void thePageOfAnotherSiteGetsNothing() throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(tailback.endpoint().resolve("/_tailback/stream"))
                .header("Origin", "https://example.com")
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(403);
  }
}
