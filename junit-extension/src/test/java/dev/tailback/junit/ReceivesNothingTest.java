package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.queue.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Queues that receive nothing, or something, while the clock is moved. */
@TailbackTest
class ReceivesNothingTest {
  private SqsClient sqs;
  private TailbackClock clock;

  @SqsQueue(name = "orders", deadLetter = "orders-dlq", maxReceiveCount = 1)
  private TailbackQueue orders;

  @SqsQueue(name = "orders-dlq", retentionPeriod = 60)
  private TailbackQueue deadLetters;

  private void send(String body, int delaySeconds) {
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody(body).delaySeconds(delaySeconds));
  }

  private String receive() {
    return sqs.receiveMessage(r -> r.queueUrl(orders.url())).messages().get(0).receiptHandle();
  }

  private void fails(TailbackQueue queue, Duration within, String message) {
    assertThatThrownBy(() -> assertThatQueue(queue).receivesNothingWithin(within, clock))
        .isInstanceOf(AssertionError.class)
        .message()
        .matches(
            "(?s)Expected queue " + queue.name() + " to receive nothing within " + message + ".*");
  }

  @Test
  void nothingComesBeforeADelayEnds() {
    assertThatQueue(orders).receivesNothingWithin(Duration.ofHours(1), clock);
    send("late", 5);
    assertThatQueue(orders).receivesNothingWithin(Duration.ofMillis(4_999), clock);
    fails(
        orders,
        Duration.ofMillis(1),
        "1 ms, but after 1 ms message [-0-9a-f]{36} \"late\" became visible[.]\\R"
            + "Queue orders: 1 visible");
  }

  @Test
  void itSaysAfterWhatTimeTheFirstMessageCame() {
    send("later", 90);
    send("first", 75);
    fails(
        orders,
        Duration.ofMinutes(10),
        "10 min, but after 1 min 15 s message [-0-9a-f]{36} \"first\" became visible[.]\\R");
  }

  @Test
  void whatIsThereAlreadyFailsBeforeTheClockMoves() {
    send("there", 0);
    Instant before = clock.now();
    fails(orders, Duration.ofSeconds(5), "5 s, but before the clock is moved it has 1 visible[.]");
    assertThat(clock.now()).isEqualTo(before);
  }

  @Test
  void whatAWaitingReceiveGetsIsAnArrival(SqsAsyncClient async) {
    send("m1", 5);
    var waiting = startWaiting(async);
    fails(orders, Duration.ofSeconds(9), "9 s, but after 5 s message .* \"m1\" became visible[.]");
    assertThat(waiting.join().messages()).hasSize(1);
  }

  private CompletableFuture<ReceiveMessageResponse> startWaiting(SqsAsyncClient async) {
    var waiting = async.receiveMessage(r -> r.queueUrl(orders.url()).waitTimeSeconds(20));
    await().until(() -> waitingReceives() > 0);
    return waiting;
  }

  private int waitingReceives() {
    return orders
        .emulator()
        .gate()
        .call(queues -> queues.get(orders.address()).inspection().waitingReceives());
  }

  /** Dead-letters the message after it has been in the queue for this long. */
  private CompletableFuture<?> deadLetterAfter(int seconds, SqsAsyncClient async) {
    send("m1", 0);
    String handle = receive();
    hide(handle, seconds);
    clock.advance(Duration.ofSeconds(seconds - 7));
    return startWaiting(async);
  }

  private void hide(String handle, int seconds) {
    sqs.changeMessageVisibility(
        r -> r.queueUrl(orders.url()).receiptHandle(handle).visibilityTimeout(seconds));
  }

  @Test
  void aDeadLetterIsAnArrival(SqsAsyncClient async) {
    var waiting = deadLetterAfter(8, async);
    fails(
        deadLetters,
        Duration.ofMinutes(5),
        "5 min, but after 7 s message .* \"m1\" was dead-lettered from queue orders[.]\\R"
            + "Queue orders-dlq: 0 visible");
    waiting.join();
  }

  @Test
  void aDeadLetterThatIsTooOldToBeKeptIsNone(SqsAsyncClient async) {
    var waiting = deadLetterAfter(67, async);
    assertThatQueue(deadLetters).receivesNothingWithin(Duration.ofMinutes(5), clock);
    assertThatQueue(orders).deadLettered(1);
    waiting.join();
  }

  @Test
  void whatIsSentWithADelayIsNoArrivalUntilItEnds(SqsAsyncClient async) {
    ActiveRule latency = orders.faults().on("SendMessage").latency(Duration.ofSeconds(2));
    var sending =
        async.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m1").delaySeconds(900));
    await().until(() -> latency.hits() == 1);
    assertThatQueue(orders).receivesNothingWithin(Duration.ofSeconds(5), clock);
    sending.join();
    assertThatQueue(orders).hasDelayed(1);
  }

  @Test
  void whatIsSentAtOnceIsAnArrival(SqsAsyncClient async) {
    ActiveRule latency = orders.faults().on("SendMessage").latency(Duration.ofSeconds(2));
    var sending = async.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m1"));
    await().until(() -> latency.hits() == 1);
    fails(orders, Duration.ofSeconds(2), "2 s, but after 2 s message .* \"m1\" was sent[.]");
    sending.join();
  }

  @Test
  void theFirstArrivalIsKnownWhateverHappensAfterwards() {
    for (int i = 0; i < QueueHistory.MAX_EVENTS; i++) {
      sendInProcess();
    }
    fails(orders, Duration.ofDays(5), "5 d, but after 10 s message .* \"m\" became visible[.]");
    assertThatQueue(orders).isDrained();
  }

  private void sendInProcess() {
    MessageContent content = new MessageContent("m", Map.of(), null, null, null, "");
    orders.emulator().gate().run(queues -> queues.get(orders.address()).send(content, 10));
  }
}
