package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertMissing;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

class DeletionTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void aDeletedMessageDoesNotComeBack() {
    queue.send("b");
    queue.delete(queue.receive());
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void deletingTwiceIsFine() {
    queue.send("b");
    Message message = queue.receive();
    queue.delete(message);
    queue.delete(message);
  }

  @Test
  void aHandleDeletesAfterItsTimeoutToo() {
    queue.send("b");
    Message message = queue.receive();
    EMULATOR.advanceSeconds(30);
    queue.delete(message);
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void anOldHandleDeletesAMessageReceivedAgain() {
    queue.send("b");
    Message first = queue.receive();
    EMULATOR.advanceSeconds(30);
    Message second = queue.receive();
    queue.delete(first);
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
    queue.delete(second);
  }

  @Test
  void handlesFromBeforeAPurgeAreNoMistake() {
    queue.send("b");
    Message message = queue.receive();
    EMULATOR.sqs().purgeQueue(r -> r.queueUrl(queue.url()));
    queue.delete(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "AQEB", "Zürich", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatIsNoHandleIsRefused(String handle) {
    assertNoHandle(queue, handle, "The input receipt handle \"%s\" is not a valid receipt handle.");
  }

  @Test
  void theHandleOfAnotherQueueIsRefused() {
    TestQueue other = EMULATOR.newQueue();
    other.send("b");
    String handle = other.receive().receiptHandle();
    assertThat(handle).hasSizeLessThan(1024);
    assertNoHandle(queue, handle, "The receipt handle \"%s\" is not valid for this queue.");
    assertThat(other.counts().inFlight()).isEqualTo(1);
  }

  private static void assertNoHandle(TestQueue queue, String handle, String text) {
    assertRefused(
        () -> queue.delete(Message.builder().receiptHandle(handle).build()),
        ReceiptHandleIsInvalidException.class,
        404,
        "ReceiptHandleIsInvalid",
        text.formatted(handle));
  }

  @Test
  void aHandleMustBeGiven() {
    assertMissing(() -> queue.delete(Message.builder().receiptHandle("").build()), "ReceiptHandle");
    assertMissing(() -> queue.delete(Message.builder().build()), "ReceiptHandle");
  }

  @Test
  void aHandleExpiresAfterTwelveHours() {
    queue.send("b");
    Message message = queue.receive();
    EMULATOR.advanceSeconds(12 * 60 * 60 + 1);
    assertInvalidParameter(() -> queue.delete(message), expired(message));
    assertThat(queue.receive(1)).hasSize(1);
  }

  @Test
  void inAFifoQueueAHandleExpiresWithItsTimeout() {
    TestQueue fifo = EMULATOR.newFifoQueue();
    fifo.sendTo("g", "b");
    Message message = fifo.receive();
    EMULATOR.advanceSeconds(30);
    assertExpired(fifo, message);
    Message again = fifo.receive();
    assertExpired(fifo, message);
    fifo.delete(again);
    assertThat(fifo.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  private static void assertExpired(TestQueue fifo, Message message) {
    assertInvalidParameter(() -> fifo.delete(message), expired(message));
    assertInvalidParameter(() -> fifo.changeVisibility(message, 10), expired(message));
  }

  private static String expired(Message message) {
    return "Value "
        + message.receiptHandle()
        + " for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.";
  }
}
