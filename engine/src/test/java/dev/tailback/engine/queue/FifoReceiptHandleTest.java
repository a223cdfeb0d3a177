package dev.tailback.engine.queue;

import static dev.tailback.engine.queue.Refusal.Reason.INVALID_PARAMETER_VALUE;
import static dev.tailback.engine.queue.Refusal.Reason.RECEIPT_HANDLE_IS_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Old, foreign and malformed receipt handles of a FIFO queue. */
class FifoReceiptHandleTest {
  private static final String EXPIRED = "Reason: The receipt handle has expired.";

  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.fifo("orders");

  private ReceivedMessage receivedAndBack() {
    queue.sendTo("g", "m1");
    ReceivedMessage received = queue.receiveOne(5);
    world.advanceSeconds(5);
    return received;
  }

  private static void hasExpired(Refusal refusal) {
    assertThat(refusal.reason()).isEqualTo(INVALID_PARAMETER_VALUE);
    assertThat(refusal.text()).startsWith("Value AQEB").endsWith(EXPIRED);
  }

  @Test
  void aHandleDeletesItsMessageWithinTheTimeout() {
    queue.sendTo("g", "m1");
    ReceivedMessage received = queue.receiveOne(5);
    world.advanceMillis(4_999);
    queue.delete(received);
    queue.holds(0, 0, 0);
  }

  @Test
  void aHandleExpiresWithTheTimeout() {
    hasExpired(queue.refusedDelete(receivedAndBack().receiptHandle()));
    queue.holds(1, 0, 0);
  }

  @Test
  void aHandleExpiresWhenItsMessageIsMadeVisible() {
    queue.sendTo("g", "m1");
    ReceivedMessage received = queue.receiveOne();
    queue.changeVisibility(received, 0);
    hasExpired(queue.refusedDelete(received.receiptHandle()));
  }

  @Test
  void anOlderHandleDoesNotDeleteWhatWasReceivedAgain() {
    ReceivedMessage first = receivedAndBack();
    queue.receiveOne();
    hasExpired(queue.refusedDelete(first.receiptHandle()));
    queue.holds(0, 1, 0);
  }

  @Test
  void anOlderHandleDoesNotChangeWhatWasReceivedAgain() {
    ReceivedMessage first = receivedAndBack();
    hasExpired(queue.refusedChange(first.receiptHandle(), 60));
    queue.receiveOne();
    hasExpired(queue.refusedChange(first.receiptHandle(), 0));
    queue.holds(0, 1, 0);
  }

  @Test
  void deletingTwiceSucceeds() {
    queue.sendTo("g", "m1");
    ReceivedMessage received = queue.receiveOne();
    queue.delete(received);
    queue.delete(received);
    queue.holds(0, 0, 0);
  }

  @Test
  void deletingWithAnyHandleOfADeletedMessageSucceeds() {
    ReceivedMessage first = receivedAndBack();
    queue.delete(queue.receiveOne());
    queue.delete(first);
    queue.holds(0, 0, 0);
  }

  @Test
  void aHandleOfAPurgedMessageSucceeds() {
    queue.sendTo("g", "m1");
    ReceivedMessage received = queue.receiveOne();
    queue.purge();
    queue.delete(received);
    queue.holds(0, 0, 0);
  }

  @Test
  void theVisibilityOfADeletedMessageCannotBeChanged() {
    queue.sendTo("g", "m1");
    ReceivedMessage received = queue.receiveOne();
    queue.delete(received);
    assertThat(queue.refusedChange(received.receiptHandle(), 10).text())
        .endsWith("Message does not exist or is not available for visibility timeout change.");
  }

  @Test
  void malformedAndForeignHandlesAreRefused() {
    TestQueue other = world.fifo("other");
    queue.sendTo("g", "m1");
    String handle = queue.receiveOne().receiptHandle();
    assertThat(other.refusedDelete(handle).reason()).isEqualTo(RECEIPT_HANDLE_IS_INVALID);
    assertThat(other.refusedChange(handle, 1).reason()).isEqualTo(RECEIPT_HANDLE_IS_INVALID);
    assertThat(queue.refusedDelete("").reason()).isEqualTo(RECEIPT_HANDLE_IS_INVALID);
  }
}
