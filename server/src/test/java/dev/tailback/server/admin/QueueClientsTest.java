package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The producers and consumers of a queue, and the holders of its messages. */
class QueueClientsTest {
  private static final long START = 1_795_300_000_000L;
  private static final String HOSTILE = "\"<script>alert(1)</script>\\{}'; drop";

  private final Tailback tailback = Tailback.builder().clock(EngineClock.pausedAt(START)).start();
  private final HttpClient client = HttpClient.newHttpClient();

  /** A client that sends these headers. */
  private record Sender(String userAgent, String accessKey) {}

  private static final Sender SHOP = new Sender("aws-sdk-java/2.59.1 app/shop m/E,N", "AKIASHOP");
  private static final Sender WORKER = new Sender("Boto3/1.40.1 app/worker m/D", "AKIAWORK");
  private static final Sender OTHER = new Sender("Boto3/1.40.1 md/x app/worker m/Z", "AKIAOTHER");

  @BeforeEach
  void createQueues() throws Exception {
    call(SHOP, "/?Action=CreateQueue&QueueName=orders");
    call(
        SHOP,
        "/?Action=CreateQueue&QueueName=groups.fifo&Attribute.1.Name=FifoQueue&Attribute.1.Value=true"
            + "&Attribute.2.Name=ContentBasedDeduplication&Attribute.2.Value=true");
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  private String call(Sender from, String path, String... moreHeaders) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(tailback.endpoint() + path))
            .header("User-Agent", from.userAgent)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20270131/us-east-1/sqs/aws4_request, Signature=0"
                    .formatted(from.accessKey));
    if (moreHeaders.length > 0) {
      request.headers(moreHeaders);
    }
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }

  private String orders(Sender from, String query, String... moreHeaders) throws Exception {
    return call(from, "/000000000000/orders?Action=" + query, moreHeaders);
  }

  private String receiveOrder(Sender from) throws Exception {
    return handle(orders(from, "ReceiveMessage"));
  }

  private static String handle(String received) {
    return URLEncoder.encode(
        received.replaceAll("(?s).*<ReceiptHandle>(.*)</ReceiptHandle>.*", "$1"),
        StandardCharsets.UTF_8);
  }

  private JsonNode admin(String path) throws Exception {
    return AdminRequest.JSON.readTree(call(SHOP, "/_tailback/" + path));
  }

  private void post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tailback.endpoint() + "/_tailback/" + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private JsonNode only(String role) throws Exception {
    JsonNode all = admin("queues/orders").get(role);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void aQueueShowsItsConsumersAndItsProducers() throws Exception {
    orders(SHOP, "SendMessage&MessageBody=m1");
    orders(SHOP, "SendMessage&MessageBody=m2");
    String handle = receiveOrder(WORKER);
    tailback.gate().advance(Duration.ofSeconds(2));
    orders(WORKER, "DeleteMessage&ReceiptHandle=" + handle);
    receiveOrder(WORKER);

    assertThat(only("producers"))
        .isEqualTo(
            AdminRequest.JSON.readTree(
                """
                {"name":"shop", "accessKeyId":"AKIASHOP", "sent":2, "throttled":0, "faulted":0,
                 "retries":0, "retryMode":"standard",
                 "firstSeenAtMillis":1795300000000, "lastSeenAtMillis":1795300000000}
                """));
    JsonNode consumer = only("consumers");
    assertThat(consumer.get("name").textValue()).isEqualTo("worker");
    assertThat(consumer.get("accessKeyId").textValue()).isEqualTo("AKIAWORK");
    assertThat(consumer.get("inFlight").intValue()).isEqualTo(1);
    assertThat(consumer.get("received").intValue()).isEqualTo(2);
    assertThat(consumer.get("deleted").intValue()).isEqualTo(1);
    assertThat(consumer.get("retryMode").textValue()).isEqualTo("legacy");
    assertThat(consumer.get("processingMillis").get("p50").longValue()).isBetween(2_000L, 2_125L);
    assertThat(consumer.get("lastSeenAtMillis").longValue()).isEqualTo(START + 2_000);
  }

  @Test
  void clientsWithOneNameAreToldApartByTheirAccessKeys() throws Exception {
    orders(WORKER, "ReceiveMessage");
    orders(OTHER, "ReceiveMessage");
    orders(new Sender("Boto3/1.40.1 md/y app/worker m/D,Z", "AKIAOTHER"), "ReceiveMessage");
    assertThat(admin("queues/orders").get("consumers").findValuesAsText("accessKeyId"))
        .containsExactly("AKIAOTHER", "AKIAWORK");
    assertThat(admin("queues/orders").get("consumers").get(0).get("emptyShortPolls").intValue())
        .isEqualTo(2);
  }

  @Test
  void theListOfAllQueuesIsWithoutClients() throws Exception {
    orders(WORKER, "ReceiveMessage");
    assertThat(admin("queues").findValue("consumers")).isNull();
  }

  @Test
  void onlyThoseWhoSendOrReceiveAreClients() throws Exception {
    orders(SHOP, "GetQueueAttributes&AttributeName.1=All");
    orders(SHOP, "SetQueueAttributes&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=20");
    call(SHOP, "/_aws/sqs/messages/us-east-1/000000000000/orders");
    assertThat(admin("queues/orders").get("consumers")).isEmpty();
    assertThat(admin("queues/orders").get("producers")).isEmpty();
  }

  @Test
  void aMessageShowsWhoHoldsItAndWhoReceivedItBefore() throws Exception {
    orders(SHOP, "SendMessage&MessageBody=m1");
    receiveOrder(WORKER);
    tailback.gate().advance(Duration.ofSeconds(40));
    String handle = receiveOrder(OTHER);
    JsonNode message = admin("queues/orders/messages").get("messages").get(0);
    assertThat(message.get("heldBy"))
        .isEqualTo(
            AdminRequest.JSON.readTree("{\"name\":\"worker\", \"accessKeyId\":\"AKIAOTHER\"}"));
    assertThat(message.get("receives"))
        .isEqualTo(
            AdminRequest.JSON.readTree(
                """
                [{"receivedAtMillis":1795300000000,
                  "by":{"name":"worker", "accessKeyId":"AKIAWORK"},
                  "end":"TIMEOUT", "endedAtMillis":1795300030000},
                 {"receivedAtMillis":1795300040000,
                  "by":{"name":"worker", "accessKeyId":"AKIAOTHER"}}]
                """));
    orders(OTHER, "ChangeMessageVisibility&VisibilityTimeout=60&ReceiptHandle=" + handle);
    orders(OTHER, "ChangeMessageVisibility&VisibilityTimeout=0&ReceiptHandle=" + handle);
    JsonNode after = admin("queues/orders/messages").get("messages").get(0);
    assertThat(after.has("heldBy")).isFalse();
    assertThat(after.get("receives").get(1).get("extensions").intValue()).isEqualTo(1);
    assertThat(after.get("receives").get(1).get("end").textValue()).isEqualTo("SET_VISIBLE");
  }

  @Test
  void aLockedGroupNamesItsHolder() throws Exception {
    for (int i = 0; i < 3; i++) {
      call(SHOP, "/000000000000/groups.fifo?Action=SendMessage&MessageGroupId=g&MessageBody=m" + i);
    }
    call(WORKER, "/000000000000/groups.fifo?Action=ReceiveMessage");
    JsonNode lock = admin("queues/groups.fifo").get("longestLockedGroups").get(0);
    assertThat(lock.get("messageGroupId").textValue()).isEqualTo("g");
    assertThat(lock.get("heldBy").get("name").textValue()).isEqualTo("worker");
    assertThat(lock.get("waitingBehind").intValue()).isEqualTo(2);
  }

  @Test
  void throttledAndFaultedCallsCountForTheirClients() throws Exception {
    post("throttles", "{\"queue\":\"orders\", \"actions\":[\"SendMessage\"], \"rate\":1}");
    post("faults", "{\"queue\":\"orders\", \"actions\":[\"ReceiveMessage\"], \"drop\":{}}");
    for (int i = 0; i < 3; i++) {
      orders(SHOP, "SendMessage&MessageBody=m");
    }
    post(
        "faults",
        "{\"queue\":\"orders\", \"actions\":[\"DeleteMessage\"], \"error\":{\"code\":\"InternalError\"}}");
    orders(WORKER, "DeleteMessage&ReceiptHandle=none");
    assertThat(only("producers").get("throttled").intValue()).isEqualTo(2);
    assertThat(only("producers").get("sent").intValue()).isEqualTo(1);
    assertThat(only("consumers").get("faulted").intValue()).isEqualTo(1);
  }

  @Test
  void aRetryIsCountedOnceWhateverBecomesOfIt() throws Exception {
    post("throttles", "{\"queue\":\"orders\", \"actions\":[\"SendMessage\"], \"rate\":1}");
    orders(SHOP, "SendMessage&MessageBody=m", "amz-sdk-request", "attempt=1; max=3");
    orders(SHOP, "SendMessage&MessageBody=m", "amz-sdk-request", "attempt=2; max=3");
    orders(SHOP, "SendMessage&MessageBody=m", "amz-sdk-request", "ttl=x; attempt=3; max=3");
    orders(SHOP, "SendMessage&MessageBody=m", "amz-sdk-request", "attempt=");
    tailback.gate().advance(Duration.ofSeconds(5));
    orders(SHOP, "SendMessage&MessageBody=m", "amz-sdk-request", "attempt=12");
    assertThat(only("producers").get("retries").intValue()).isEqualTo(3);
    assertThat(only("producers").get("sent").intValue()).isEqualTo(2);
  }

  @Test
  void hostileNamesAreShownAsTheyAre() throws Exception {
    orders(new Sender(HOSTILE, "AKIA\"\\x"), "ReceiveMessage");
    assertThat(only("consumers").get("name").textValue())
        .isEqualTo("\"<script>alert(1)</script>\\{}';");
    assertThat(only("consumers").get("accessKeyId").textValue()).isEqualTo("AKIA\"\\x");
    String label = "client=\"\\\"<script>alert(1)</script>\\\\{}';\"";
    List<String> metrics = call(SHOP, "/metrics").lines().toList();
    assertThat(metrics)
        .anyMatch(
            line ->
                line.startsWith(
                        "tailback_consumer_empty_receives_total{access_key=\"AKIA\\\"\\\\x\"")
                    && line.contains(label));
  }

  @Test
  void fiveHundredClientsAreBoundToFifty() throws Exception {
    for (int i = 0; i < 500; i++) {
      orders(new Sender("client/" + i, "key"), "ReceiveMessage");
    }
    JsonNode consumers = admin("queues/orders").get("consumers");
    assertThat(consumers).hasSize(50);
    assertThat(consumers.get(0).get("name").textValue()).isEqualTo("client/499");
    assertThat(call(SHOP, "/metrics").lines())
        .filteredOn(line -> line.startsWith("tailback_consumer_last_seen_timestamp_seconds{"))
        .hasSize(50);
  }
}
