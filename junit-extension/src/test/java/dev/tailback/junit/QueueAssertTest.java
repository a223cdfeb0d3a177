package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.queue.MessageContent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Assertions on a queue: what they wait for, and their failure messages. */
@TailbackTest
class QueueAssertTest {
  private SqsClient sqs;

  @SqsQueue(name = "orders", deadLetter = "orders-dlq", maxReceiveCount = 1)
  private TailbackQueue orders;

  private String send(String body) {
    return sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody(body)).messageId();
  }

  private List<Message> receive(int visibilityTimeout) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(orders.url())
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(visibilityTimeout))
        .messages();
  }

  private void delete(Message message) {
    sqs.deleteMessage(r -> r.queueUrl(orders.url()).receiptHandle(message.receiptHandle()));
  }

  private String complaint(Consumer<QueueAssert> assertion) {
    QueueAssert impatient = assertThatQueue(orders).within(Duration.ZERO);
    try {
      assertion.accept(impatient);
    } catch (AssertionError e) {
      return e.getMessage();
    }
    throw new AssertionError("it holds");
  }

  @Test
  void countsAreAsserted() {
    send("m1");
    send("m2");
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m3").delaySeconds(900));
    assertThatQueue(orders).hasVisible(2).hasDelayed(1).hasInFlight(0).hasMessage("m3");
    receive(30).forEach(this::delete);
    assertThatQueue(orders).hasVisible(0).hasDelayed(1).deleted(2);
  }

  @Test
  void aFailureSaysWhatIsWrongWithTheQueue(TailbackClock clock) {
    send("m1");
    receive(1);
    String since = clock.now().toString();
    clock.advance(Duration.ofSeconds(61));

    assertThat(complaint(QueueAssert::isDrained).lines())
        .contains(
            "  blocked since "
                + since
                + ": Nobody receives: the last receive was 1 min ago; 1 waiting. Start a consumer,"
                + " or check the queue URL and region it polls.");
  }

  @Test
  void aFailureSaysNothingIsWrongWhenNothingIs() {
    send("m1");

    assertThat(complaint(QueueAssert::isDrained)).doesNotContain(" since ");
  }

  @Test
  void aFailureSaysWhatIsThereInstead() {
    send("m1");
    send("m2");
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m3").delaySeconds(900));
    assertThat(complaint(it -> it.hasVisible(1)))
        .startsWith(
            "Expected queue orders to have 1 message visible, but it has 2 visible and 1 delayed.");
    assertThat(complaint(it -> it.hasInFlight(2)))
        .startsWith("Expected queue orders to have 2 messages in flight, but it has 2 visible");
    assertThat(complaint(it -> it.hasDelayed(0)))
        .startsWith("Expected queue orders to have 0 messages delayed, but it has 2 visible and");
    delete(receive(30).get(0));
    assertThat(complaint(QueueAssert::isDrained))
        .startsWith("Expected queue orders to be drained, but it has 1 in flight and 1 delayed.");
    assertThat(complaint(it -> it.hasMessage("m4")))
        .startsWith(
            "Expected queue orders to have a message \"m4\", but it has 1 in flight and 1 delayed,"
                + " and no such message.");
    assertThat(complaint(it -> it.deleted(2)))
        .startsWith("Expected queue orders to have had 2 messages deleted, but 1 was.");
    assertThat(complaint(it -> it.deadLettered(1)))
        .startsWith("Expected queue orders to have had 1 message dead-lettered, but none was.");
  }

  @Test
  void aFailureSaysHowLongItWaited() {
    assertThatThrownBy(() -> assertThatQueue(orders).within(Duration.ofMillis(20)).hasVisible(1))
        .hasMessageStartingWith(
            "Expected queue orders to have 1 message visible within 20 ms, but it is empty.");
  }

  /** Would wait for a minute if the assertion did not fail at once. */
  private void failsAtOnce(String message, Consumer<QueueAssert> assertion) {
    QueueAssert patient = assertThatQueue(orders).within(Duration.ofMinutes(1));
    long start = System.nanoTime();
    assertThatThrownBy(() -> assertion.accept(patient))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Expected queue orders " + message);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void whatWasDeletedTooOftenIsNotWaitedFor() {
    send("m1");
    send("m2");
    List<Message> messages = receive(30);
    messages.forEach(this::delete);
    failsAtOnce("to have had 1 message deleted within 1 min, but 2 were.", it -> it.deleted(1));
    failsAtOnce("to have had 0 messages deleted within 1 min, but 2 were.", it -> it.deleted(0));
    delete(messages.get(0));
    String id = messages.get(0).messageId();
    failsAtOnce(
        "to have had message "
            + id
            + " deleted exactly once within 1 min, but it was deleted again",
        it -> it.deletedExactlyOnce(id));
  }

  @Test
  void whatWasDeadLetteredTooOftenIsNotWaitedFor() {
    send("m1");
    receive(0);
    receive(0);
    failsAtOnce(
        "to have had 0 messages dead-lettered within 1 min, but 1 was.", it -> it.deadLettered(0));
  }

  @Test
  void aMessageThatIsGoneIsNotWaitedFor(TailbackClock clock) {
    String purged = send("m1");
    sqs.purgeQueue(r -> r.queueUrl(orders.url()));
    failsAtOnce(exactlyOnce(purged) + "it was purged.", it -> it.deletedExactlyOnce(purged));
    String expired = send("m2");
    clock.advance(Duration.ofDays(4));
    assertThatQueue(orders).isDrained();
    failsAtOnce(exactlyOnce(expired) + "it expired.", it -> it.deletedExactlyOnce(expired));
    String late = send("m3");
    Message received = receive(30).get(0);
    receive(0);
    clock.advance(Duration.ofSeconds(30));
    receive(0);
    assertThatQueue(orders).deadLettered(1);
    assertThat(complaint(it -> it.deletedExactlyOnce(late))).contains("but it was not deleted.");
    delete(received);
    failsAtOnce(
        exactlyOnce(late) + "it was deleted when it was already gone.",
        it -> it.deletedExactlyOnce(late));
  }

  private static String exactlyOnce(String id) {
    return "to have had message " + id + " deleted exactly once within 1 min, but ";
  }

  @Test
  void deadLettersAreCounted() {
    send("m1");
    send("m2");
    assertThat(complaint(it -> it.deadLettered(2)))
        .contains("to have had 2 messages dead-lettered");
    receive(0);
    assertThat(receive(0)).isEmpty();
    assertThatQueue(orders).deadLettered(2).isDrained();
  }

  @Test
  void aMessageIsDeletedExactlyOnce() {
    String id = send("m1");
    assertThat(complaint(it -> it.deletedExactlyOnce(id))).contains(id + " deleted exactly once");
    Message message = receive(30).get(0);
    delete(message);
    assertThatQueue(orders).deletedExactlyOnce(id);
    delete(message);
    assertThat(complaint(it -> it.deletedExactlyOnce(id)))
        .contains(id + " deleted exactly once, but it was deleted again.")
        .contains(id + " deleted when it was already gone");
  }

  @Test
  void whatIsNotKnownAnyMoreIsNotAsserted() {
    String first = send("first");
    for (int i = 0; i < QueueHistory.MAX_EVENTS; i++) {
      sendInProcess();
    }
    String last = send("last");
    receive(30).forEach(this::delete);
    assertThatIllegalStateException()
        .isThrownBy(() -> assertThatQueue(orders).deletedExactlyOnce(first))
        .withMessageContaining("the first ones have been dropped");
    assertThat(complaint(it -> it.deletedExactlyOnce(last)))
        .contains("deleted exactly once, but it was not deleted.");
    assertThat(complaint(it -> it.deletedExactlyOnce(UUID.randomUUID().toString())))
        .contains("but it is in none of the last 2000 events.");
    assertThatQueue(orders).deleted(10);
  }

  private void sendInProcess() {
    MessageContent content = new MessageContent("m", Map.of(), null, null, null, "");
    orders.emulator().gate().run(queues -> queues.get(orders.address()).send(content, 0));
  }

  @Test
  void itWaitsForOtherThreads(SqsAsyncClient async) {
    CompletableFuture<?> consumer =
        async
            .receiveMessage(r -> r.queueUrl(orders.url()).waitTimeSeconds(20))
            .thenCompose(
                received ->
                    async.deleteMessage(
                        r ->
                            r.queueUrl(orders.url())
                                .receiptHandle(received.messages().get(0).receiptHandle())));
    send("m1");
    assertThatQueue(orders.url()).deleted(1).isDrained();
    consumer.join();
  }

  @Test
  void aComplaintShowsTheQueueAndItsLastEvents() {
    String id = send("two\ncoffees");
    receive(30);
    String complaint = complaint(QueueAssert::isDrained);
    assertThat(complaint)
        .contains("Expected queue orders to be drained, but it has 1 in flight.")
        .contains("Queue orders: 0 visible, 1 in flight, 0 delayed; 0 waiting long polls;")
        .contains(id + " in flight \"two\\ncoffees\", visible in ")
        .doesNotContain("PT")
        .contains("received by tailback-junit#QueueAssertTest.aComplaintShowsTheQueue")
        .contains(id + " sent \"two\\ncoffees\"")
        .contains(id + " received, time 1, by tailback-junit#QueueAssertTest");
  }

  @Test
  void aQueueThatIsGoneIsNotDrained() {
    sqs.deleteQueue(r -> r.queueUrl(orders.url()));
    assertThat(complaint(QueueAssert::isDrained)).contains("to be drained, but it does not exist.");
  }

  @Test
  void onlyQueuesOfThisJvmCanBeLookedAt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThatQueue("http://localhost:1/000000000000/orders"))
        .withMessageContaining("is not the URL of a queue");
    for (String other : List.of(orders.url() + "/more", "orders", "or ders", "%")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThatQueue(other))
          .withMessage(
              other
                  + " is not the URL of a queue of an emulator in this JVM; expected one such as"
                  + " @SqsQueue injects.");
    }
  }
}
