package dev.tailback.engine.queue;

import static dev.tailback.engine.queue.Refusal.Reason.INVALID_PARAMETER_VALUE;
import static dev.tailback.engine.queue.Refusal.Reason.RECEIPT_HANDLE_IS_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Old, foreign and malformed receipt handles of a standard queue. */
class StandardReceiptHandleTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  private ReceivedMessage receivedAndBack() {
    queue.send("m1");
    ReceivedMessage received = queue.receiveOne(5);
    world.advanceSeconds(5);
    return received;
  }

  @Test
  void aMessageThatIsVisibleAgainIsDeletedByItsHandle() {
    queue.delete(receivedAndBack());
    queue.holds(0, 0, 0);
  }

  @Test
  void aMessageThatWasReceivedAgainIsDeletedByTheOlderHandle() {
    ReceivedMessage first = receivedAndBack();
    queue.receiveOne();
    queue.delete(first);
    queue.holds(0, 0, 0);
  }

  @Test
  void deletingTwiceSucceeds() {
    queue.send("m1");
    ReceivedMessage received = queue.receiveOne();
    queue.delete(received);
    queue.delete(received);
    queue.holds(0, 0, 0);
  }

  @Test
  void aHandleOfAPurgedMessageDeletesNothingAndSucceeds() {
    queue.send("m1");
    ReceivedMessage received = queue.receiveOne();
    queue.purge();
    queue.send("m2");
    queue.delete(received);
    queue.holds(1, 0, 0);
  }

  @Test
  void aHandleWorksForTwelveHoursAndHasExpiredThen() {
    ReceivedMessage received = receivedAndBack();
    world.advanceSeconds(43_195);
    world.advanceMillis(1);
    Refusal refusal = queue.refusedDelete(received.receiptHandle());
    assertThat(refusal.reason()).isEqualTo(INVALID_PARAMETER_VALUE);
    assertThat(refusal.text())
        .isEqualTo(
            "Value "
                + received.receiptHandle()
                + " for parameter ReceiptHandle is invalid. Reason: The receipt handle has"
                + " expired.");
    queue.holds(1, 0, 0);
  }

  @Test
  void aHandleOfExactlyTwelveHoursStillWorks() {
    ReceivedMessage received = receivedAndBack();
    world.advanceSeconds(43_195);
    queue.delete(received);
    queue.holds(0, 0, 0);
  }

  @Test
  void changingAMessageThatIsVisibleAgainDoesNothing() {
    queue.changeVisibility(receivedAndBack(), 60);
    queue.holds(1, 0, 0);
    assertThat(queue.bodies(1)).containsExactly("m1");
  }

  @Test
  void zeroForAMessageThatIsVisibleAgainSucceeds() {
    queue.changeVisibility(receivedAndBack(), 0);
    queue.holds(1, 0, 0);
  }

  @Test
  void anOlderHandleChangesWhatIsInFlightUnderTheNewerOne() {
    ReceivedMessage first = receivedAndBack();
    queue.receiveOne();
    queue.changeVisibility(first, 0);
    queue.holds(1, 0, 0);
  }

  @Test
  void theVisibilityOfADeletedMessageCannotBeChanged() {
    queue.send("m1");
    ReceivedMessage received = queue.receiveOne();
    queue.delete(received);
    Refusal refusal = queue.refusedChange(received.receiptHandle(), 10);
    assertThat(refusal.reason()).isEqualTo(INVALID_PARAMETER_VALUE);
    assertThat(refusal.text())
        .isEqualTo(
            "Value "
                + received.receiptHandle()
                + " for parameter ReceiptHandle is invalid. Reason: Message does not exist or is"
                + " not available for visibility timeout change.");
  }

  @Test
  void theVisibilityOfAMessageThatNeverWasCannotBeChanged() {
    queue.send("m1");
    long queueId = ReceiptHandle.decode(queue.receiveOne().receiptHandle()).queueId();
    String handle = new ReceiptHandle(queueId, new UUID(1, 2), 1, world.nowMillis()).encode();
    assertThat(queue.refusedChange(handle, 10).reason()).isEqualTo(INVALID_PARAMETER_VALUE);
  }

  @Test
  void aTextThatIsNotAHandleIsRefused() {
    Refusal refusal = queue.refusedDelete("nonsense");
    assertThat(refusal.reason()).isEqualTo(RECEIPT_HANDLE_IS_INVALID);
    assertThat(refusal.text())
        .isEqualTo("The input receipt handle \"nonsense\" is not a valid receipt handle.");
    assertThat(queue.refusedChange("nonsense", 1).text()).isEqualTo(refusal.text());
  }

  @Test
  void aHandleOfAnotherQueueIsRefused() {
    TestQueue other = world.standard("other");
    queue.send("m1");
    String handle = queue.receiveOne().receiptHandle();
    Refusal refusal = other.refusedDelete(handle);
    assertThat(refusal.reason()).isEqualTo(RECEIPT_HANDLE_IS_INVALID);
    assertThat(refusal.text())
        .isEqualTo("The receipt handle \"" + handle + "\" is not valid for this queue.");
    assertThat(other.refusedChange(handle, 1).text()).isEqualTo(refusal.text());
    queue.holds(0, 1, 0);
  }

  @Test
  void aHandleOfADeletedQueueOfTheSameNameIsRefused() {
    queue.send("m1");
    String handle = queue.receiveOne().receiptHandle();
    world.delete(queue);
    TestQueue successor = world.standard("orders");
    assertThat(successor.refusedDelete(handle).reason()).isEqualTo(RECEIPT_HANDLE_IS_INVALID);
  }
}
