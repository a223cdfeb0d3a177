package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.MessageContent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What can be asserted on a queue, what that waits for, and what it says if it does not hold. */
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
    assertThat(complaint(QueueAssert::isDrained)).contains("to be drained");
    assertThat(complaint(it -> it.hasVisible(1))).contains("to have 1 visible");
    assertThat(complaint(it -> it.hasInFlight(2))).contains("to have 2 in flight");
    assertThat(complaint(it -> it.hasDelayed(0))).contains("to have 0 delayed");
    assertThat(complaint(it -> it.hasMessage("m1"))).contains("to have a message \"m1\"");
    assertThat(complaint(it -> it.deleted(1))).contains("to have had 1 deleted");
  }

  @Test
  void deadLettersAreCounted() {
    send("m1");
    send("m2");
    assertThat(complaint(it -> it.deadLettered(2))).contains("to have dead-lettered 2");
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
    assertThat(complaint(it -> it.deletedExactlyOnce(id))).contains(id + " deleted in vain");
  }

  @Test
  void whatIsNotKnownAnyMoreIsNotAsserted() {
    String first = send("first");
    for (int i = 0; i < QueueHistory.MOST_EVENTS; i++) {
      sendInProcess();
    }
    String last = send("last");
    receive(30).forEach(this::delete);
    assertThatIllegalStateException()
        .isThrownBy(() -> assertThatQueue(orders).deletedExactlyOnce(first))
        .withMessageContaining("the first are not known any more");
    assertThat(complaint(it -> it.deletedExactlyOnce(last))).contains("deleted exactly once");
    assertThatQueue(orders).deleted(10);
  }

  private void sendInProcess() {
    MessageContent content = new MessageContent("m", Map.of(), null, null, null, "");
    orders.emulator().gate().run(engine -> engine.queue(orders.address()).send(content, 0));
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
        .contains("Expected the queue orders to be drained, but within PT0S it was not so.")
        .contains("The queue orders: 0 visible, 1 in flight, 0 delayed; 0 waiting long polls;")
        .contains(id + " in flight \"two\\ncoffees\", visible in PT")
        .contains("received by tailback-junit#QueueAssertTest.aComplaintShowsTheQueue")
        .contains(id + " sent \"two\\ncoffees\"")
        .contains(id + " received, time 1, by tailback-junit#QueueAssertTest");
  }

  @Test
  void aQueueThatIsGoneIsNotDrained() {
    sqs.deleteQueue(r -> r.queueUrl(orders.url()));
    assertThat(complaint(QueueAssert::isDrained)).contains("The queue orders does not exist.");
  }

  @Test
  void onlyQueuesOfThisJvmCanBeLookedAt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThatQueue("http://localhost:1/000000000000/orders"))
        .withMessageContaining("is not the URL of a queue");
    assertThatThrownBy(() -> assertThatQueue(orders.url() + "/more"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
