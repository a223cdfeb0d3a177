package dev.tailback.server.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueTotals;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What is observed of the queues of another SQS, whose clock is paused. */
class SeeingTest {
  private static final QueueAddress STAGING =
      new QueueAddress("123456789012", "eu-west-1", "staging-orders");
  private static final QueueAddress DEAD = STAGING.sibling("staging-dead");
  private static final QueueAddress ORDERS = Bridge.HOME.sibling("orders");

  private final Tailback upstream =
      Tailback.builder().clock(EngineClock.pausedAt(1_795_300_020_000L)).start();
  private final SqsClient there =
      Bridge.client(upstream.endpoint(), STAGING.account(), STAGING.region());
  private Tailback front;
  private SqsClient here;
  private String url;

  @BeforeEach
  void start() {
    there.createQueue(request -> request.queueName("staging-dead"));
    there.createQueue(
        request ->
            request
                .queueName("staging-orders")
                .attributesWithStrings(
                    Map.of(
                        "VisibilityTimeout",
                        "45",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":4}"
                            .formatted(DEAD.arn()))));
    front =
        Bridge.mapped(
            upstream.endpoint(), UpstreamAccess.MESSAGES, Map.of("orders", STAGING, "dead", DEAD));
    here = Bridge.client(front);
    url = front.endpoint() + "/" + Bridge.HOME.account() + "/orders";
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
    front.close();
    upstream.close();
  }

  private Map<?, ?> admin(String path) {
    return (Map<?, ?>) Json.parse(RawCalls.get(front, "/_tailback/" + path).body());
  }

  private QueueTotals totals() {
    return front.gate().call(queues -> queues.get(ORDERS).counter().totals());
  }

  private <T> void awaitTotal(Function<QueueTotals, T> total, T expected) {
    await().untilAsserted(() -> assertThat(total.apply(totals())).isEqualTo(expected));
  }

  private Message receive() {
    return here.receiveMessage(request -> request.queueUrl(url)).messages().get(0);
  }

  @Test
  void mappedQueuesAreThereFromTheStartAndNothingIsAsked() {
    assertThat(front.gate().<Integer>call(queues -> queues.all().size())).isEqualTo(2);
    assertThat(front.upstreamCalls()).isEqualTo(new UpstreamCalls(0, 0));
  }

  @Test
  void whatClientsDoIsCounted() {
    here.sendMessage(request -> request.queueUrl(url).messageBody("two coffees"));
    here.sendMessageBatch(
        request ->
            request
                .queueUrl(url)
                .entries(
                    SendMessageBatchRequestEntry.builder().id("a").messageBody("tea").build(),
                    SendMessageBatchRequestEntry.builder()
                        .id("b")
                        .messageBody("late")
                        .delaySeconds(901)
                        .build()));
    awaitTotal(QueueTotals::sent, 2L); // of the batch, one entry has failed
    awaitTotal(QueueTotals::sentBytes, (long) "two coffeestea".length());

    Message first = receive();
    Message second = receive();
    assertThat(here.receiveMessage(request -> request.queueUrl(url)).messages()).isEmpty();
    CompletableFuture<?> longPoll =
        CompletableFuture.runAsync(
            () -> here.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(1)));
    await()
        .until(
            () ->
                upstream
                    .gate()
                    .call(queues -> queues.get(STAGING).inspection().waitingReceives() == 1));
    upstream.gate().advance(Duration.ofSeconds(1));
    longPoll.join();
    awaitTotal(QueueTotals::emptyLongPolls, 1L);
    assertThat(totals().emptyShortPolls()).isEqualTo(1);
    assertThat(totals().received()).isEqualTo(2);
    assertThat(totals().repeated()).isZero();

    here.changeMessageVisibility(
        request ->
            request.queueUrl(url).receiptHandle(second.receiptHandle()).visibilityTimeout(0));
    Message again = receive();
    awaitTotal(QueueTotals::repeated, 1L);
    here.deleteMessageBatch(
        request ->
            request
                .queueUrl(url)
                .entries(
                    entry("a", first.receiptHandle()),
                    entry("b", again.receiptHandle()),
                    entry("c", "nonsense")));
    awaitTotal(QueueTotals::deleted, 2L);

    Map<?, ?> shown = admin("queues/orders");
    assertThat(shown.get("elsewhere")).isEqualTo(true);
    assertThat(((Map<?, ?>) shown.get("totals")).containsKey("deadLettered")).isFalse();
    assertThat(shown.containsKey("storedBytes")).isFalse();
    Map<?, ?> consumer = (Map<?, ?>) ((List<?>) shown.get("consumers")).get(0);
    assertThat(consumer.get("deleted")).isEqualTo(2);
    assertThat(consumer.get("visibilityChanges")).isEqualTo(1);
    assertThat(consumer.containsKey("inFlight")).isFalse();
    assertThat(front.gate().<Long>call(q -> q.get(ORDERS).counter().recentProcessing().count()))
        .isEqualTo(2);
  }

  private static DeleteMessageBatchRequestEntry entry(String id, String handle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(handle).build();
  }

  @Test
  void callsByQueryAreCountedToo() {
    String path = "/" + Bridge.HOME.account() + "/orders";
    RawCalls.query(front, path, "Action=SendMessage&MessageBody=tea");
    String received = RawCalls.query(front, path, "Action=ReceiveMessage").body();
    String handle = received.replaceAll("(?s).*<ReceiptHandle>|</ReceiptHandle>.*", "");
    RawCalls.query(
        front,
        path,
        "Action=DeleteMessage&ReceiptHandle=" + URLEncoder.encode(handle, StandardCharsets.UTF_8));
    awaitTotal(QueueTotals::deleted, 1L);
    assertThat(totals().sent()).isEqualTo(1);
    assertThat(totals().received()).isEqualTo(1);
    assertThat(front.gate().<Long>call(q -> q.get(ORDERS).counter().recentProcessing().count()))
        .isEqualTo(1);
  }

  @Test
  void aMessageThatIsDeliveredTwiceIsCountedAsRepeated() {
    post("faults", "{\"duplicate\":{},\"for\":\"1h\"}");
    here.sendMessage(request -> request.queueUrl(url).messageBody("tea"));
    assertThat(receive().messageId()).isEqualTo(receive().messageId());
    awaitTotal(QueueTotals::repeated, 1L);
    assertThat(totals().received()).isEqualTo(2);
  }

  private void post(String path, String body) {
    assertThat(RawCalls.query(front, "/_tailback/" + path, body).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsInTheQueueIsKnownOnceSomebodyLooks() {
    there.sendMessage(request -> request.queueUrl(urlThere()).messageBody("sent past the bridge"));
    assertThat(admin("queues/orders").get("visible")).isNull();
    await().untilAsserted(() -> assertThat(admin("queues/orders").get("visible")).isEqualTo(1));
    assertThat(front.gate().<Integer>call(q -> q.get(ORDERS).settings().visibilityTimeoutSeconds()))
        .isEqualTo(45);
    assertThat(admin("queues/dead").get("visible")).isEqualTo(0);
    assertThat(front.upstreamCalls().asked()).isEqualTo(2);
    front
        .gate()
        .run(
            queues ->
                assertThat(queues.deadLetterSources(queues.get(Bridge.HOME.sibling("dead"))))
                    .containsExactly(queues.get(ORDERS)));
  }

  private String urlThere() {
    return upstream.endpoint() + "/" + STAGING.account() + "/" + STAGING.name();
  }

  @Test
  void metricsHaveWhatIsKnown() {
    here.sendMessage(request -> request.queueUrl(url).messageBody("tea"));
    awaitTotal(QueueTotals::sent, 1L);
    String first = RawCalls.get(front, "/metrics").body();
    assertThat(first)
        .contains("tailback_queue_messages_sent_total{" + labels("orders") + "} 1")
        .contains("tailback_upstream_calls_total{by=\"clients\"} 1")
        .doesNotContain("tailback_queue_messages{")
        .doesNotContain("tailback_queue_stored_bytes{")
        .doesNotContain("tailback_queue_messages_expired_total{")
        .doesNotContain("tailback_consumer_messages_in_flight{");
    await()
        .untilAsserted(
            () ->
                assertThat(RawCalls.get(front, "/metrics").body())
                    .contains("tailback_upstream_calls_total{by=\"tailback\"} 2")
                    .contains(
                        "tailback_queue_messages{" + labels("orders") + ",state=\"visible\"} 1"));
  }

  private static String labels(String queue) {
    return "account=\"000000000000\",queue=\"" + queue + "\",region=\"us-east-1\"";
  }

  @Test
  void theDiagnosisSaysThatNumbersAreNotKnown() {
    assertThat(RawCalls.get(front, "/_tailback/diagnosis").body())
        .contains("No traffic through here; how many messages there are is not known");
  }

  @Test
  void messagesCannotBeLookedAt() {
    assertThat(RawCalls.get(front, "/_tailback/queues/orders/messages").body())
        .contains("nobody can look at them without a receive");
    assertThat(RawCalls.get(front, "/_aws/sqs/messages?QueueUrl=" + url).statusCode())
        .isEqualTo(400);
  }

  @Test
  void throttledCallsAndRetriesAreCounted() {
    post(
        "throttles",
        "{\"queue\":\"orders\",\"actions\":[\"SendMessage\"],\"rate\":0.001,\"burst\":1,\"for\":\"1h\"}");
    here.sendMessage(request -> request.queueUrl(url).messageBody("tea"));
    assertThatThrownBy(() -> here.sendMessage(request -> request.queueUrl(url).messageBody("tea")))
        .isInstanceOf(SqsException.class);
    awaitTotal(QueueTotals::throttledSends, 1L);
  }
}
