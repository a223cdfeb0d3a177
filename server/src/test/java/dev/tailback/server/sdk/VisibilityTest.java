package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

class VisibilityTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void aReceivedMessageIsHiddenForTheQueuesTimeout() {
    queue.send("b");
    Message first = queue.receive();
    EMULATOR.advanceMillis(29_999);
    assertThat(queue.receive(1)).isEmpty();
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 1, 0));
    EMULATOR.advanceMillis(1);
    Message second = queue.receive();
    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
  }

  @Test
  void aReceiveCanSetItsOwnTimeout() {
    queue.send("b");
    queue.receive(r -> r.visibilityTimeout(43_200));
    EMULATOR.advanceMillis(43_199_999);
    assertThat(queue.receive(1)).isEmpty();
    EMULATOR.advanceMillis(1);
    assertThat(queue.receive(1)).hasSize(1);
  }

  @Test
  void aTimeoutOfZeroHidesNothing() {
    queue.send("b");
    queue.receive(r -> r.visibilityTimeout(0));
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(1, 0, 0));
    assertThat(queue.receive().attributes()).containsEntry(APPROXIMATE_RECEIVE_COUNT, "2");
  }

  @Test
  void theQueuesTimeoutHoldsFromTheNextReceiveOn() {
    queue.sendAll("a", "b");
    queue.receive(1);
    queue.set(QueueAttributeName.VISIBILITY_TIMEOUT, "5");
    queue.receive(1);
    EMULATOR.advanceSeconds(5);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void aTimeoutCanBeExtendedFromNowOn() {
    queue.send("b");
    Message message = queue.receive();
    EMULATOR.advanceSeconds(20);
    queue.changeVisibility(message, 60);
    EMULATOR.advanceMillis(59_999);
    assertThat(queue.receive(1)).isEmpty();
    EMULATOR.advanceMillis(1);
    assertThat(queue.receive(1)).hasSize(1);
  }

  @Test
  void aMessageCanBeGivenBackAtOnce() {
    queue.send("b");
    queue.changeVisibility(queue.receive(), 0);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(1, 0, 0));
    assertThat(queue.receive().attributes()).containsEntry(APPROXIMATE_RECEIVE_COUNT, "2");
  }

  @Test
  void aMessageThatIsVisibleAgainIsNotHidden() {
    queue.send("b");
    Message message = queue.receive();
    EMULATOR.advanceSeconds(30);
    queue.changeVisibility(message, 60);
    assertThat(queue.receive(1)).hasSize(1);
  }

  @Test
  void anOldHandleWorksOnTheMessageInFlightUnderANewerOne() {
    queue.send("b");
    Message first = queue.receive();
    EMULATOR.advanceSeconds(30);
    queue.receive();
    queue.changeVisibility(first, 0);
    assertThat(queue.receive(1)).hasSize(1);
  }

  @Test
  void aMessageIsHiddenForLessThanTwelveHoursInAll() {
    queue.send("b");
    Message message = queue.receive();
    EMULATOR.advanceSeconds(10);
    queue.changeVisibility(message, 43_189);
    assertInvalidParameter(
        () -> queue.changeVisibility(message, 43_190),
        "Value 43190 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout"
            + " for the message is beyond the limit [43200 seconds]");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 43_201})
  void aTimeoutHasBounds(int seconds) {
    queue.send("b");
    Message message = queue.receive();
    assertInvalidParameter(
        () -> queue.changeVisibility(message, seconds),
        "Value "
            + seconds
            + " for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an"
            + " integer between 0 and 43200");
    assertInvalidParameter(
        () -> queue.receive(r -> r.visibilityTimeout(seconds)),
        "Value "
            + seconds
            + " for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if"
            + " provided.");
  }

  @Test
  void aDeletedMessageCantBeHidden() {
    queue.send("b");
    Message message = queue.receive();
    queue.delete(message);
    assertInvalidParameter(
        () -> queue.changeVisibility(message, 10),
        "Value "
            + message.receiptHandle()
            + " for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not"
            + " available for visibility timeout change.");
  }

  @Test
  void whatIsNoHandleIsRefused() {
    Message nonsense = Message.builder().receiptHandle("nonsense").build();
    assertRefused(
        () -> queue.changeVisibility(nonsense, 10),
        ReceiptHandleIsInvalidException.class,
        404,
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"nonsense\" is not a valid receipt handle.");
  }
}
