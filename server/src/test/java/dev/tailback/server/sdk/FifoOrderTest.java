package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertMissing;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.MESSAGE_GROUP_ID;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SEQUENCE_NUMBER;

import dev.tailback.engine.queue.QueueLimits;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class FifoOrderTest {
  private static final int LOOK_AHEAD = 20;

  @RegisterExtension
  static final Emulator EMULATOR =
      Emulator.start(Emulator.settings().withLimits(new QueueLimits(120_000, LOOK_AHEAD)));

  private final TestQueue queue = EMULATOR.newFifoQueue();

  @Test
  void messagesHaveGroupDeduplicationIdAndSequenceNumber() {
    SendMessageResponse first = queue.sendTo("g", "a", "id-1");
    SendMessageResponse second = queue.sendTo("g", "b", "id-2");
    assertThat(first.sequenceNumber()).hasSize(20).containsOnlyDigits();
    assertThat(new BigInteger(second.sequenceNumber()))
        .isGreaterThan(new BigInteger(first.sequenceNumber()));
    assertThat(queue.receive(1).get(0).attributes())
        .containsEntry(MESSAGE_GROUP_ID, "g")
        .containsEntry(MESSAGE_DEDUPLICATION_ID, "id-1")
        .containsEntry(SEQUENCE_NUMBER, first.sequenceNumber());
  }

  @Test
  void aReceiveTakesAsManyOfOneGroupAsItCan() {
    queue.sendGrouped("a1", "b1", "a2", "c1", "b2", "a3");
    assertThat(queue.receiveBodies(2)).containsExactly("a1", "a2");
    assertThat(queue.receiveBodies(2)).containsExactly("b1", "b2");
    assertThat(queue.receiveBodies(2)).containsExactly("c1");
  }

  @Test
  void aGroupIsLockedWhileOneOfItsMessagesIsInFlight() {
    queue.sendGrouped("a1", "a2", "a3", "a4");
    List<Message> received = queue.receive(3);
    assertThat(queue.receive(10)).isEmpty();
    queue.delete(received.get(0));
    queue.delete(received.get(1));
    assertThat(queue.receive(10)).isEmpty();
    queue.delete(received.get(2));
    assertThat(queue.receiveBodies()).containsExactly("a4");
  }

  @Test
  void aGroupComesBackInOrder() {
    queue.sendGrouped("a1", "a2", "a3");
    queue.receive(2);
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receiveBodies()).containsExactly("a1", "a2", "a3");
  }

  @Test
  void aGroupIsDeliveredUpToItsFirstHiddenMessage() {
    queue.sendGrouped("a1", "a2", "a3", "a4");
    List<Message> received = queue.receive(3);
    queue.changeVisibility(received.get(2), 0);
    assertThat(queue.receive(10)).isEmpty();
    queue.changeVisibility(received.get(0), 0);
    assertThat(queue.receiveBodies()).containsExactly("a1");
    queue.changeVisibility(received.get(1), 0);
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void groupsAreServedInTheOrderInWhichTheirHeadsBecameAvailable() {
    queue.sendGrouped("a1", "b1", "c1");
    Message a1 = queue.receive(1).get(0);
    queue.changeVisibility(a1, 0);
    assertThat(queue.receiveBodies()).containsExactly("b1", "c1", "a1");
  }

  @Test
  void aReceiveThatHidesNothingLocksNothing() {
    queue.sendGrouped("a1", "a2");
    assertThat(queue.receive(r -> r.maxNumberOfMessages(1).visibilityTimeout(0))).hasSize(1);
    assertThat(queue.receiveBodies()).containsExactly("a1", "a2");
  }

  @Test
  void onlyTheFrontOfTheQueueIsSearchedForFreeGroups() {
    for (int i = 0; i < LOOK_AHEAD; i++) {
      queue.sendTo("a", "a" + i);
    }
    queue.sendTo("b", "b");
    Message first = queue.receive(1).get(0);
    assertThat(queue.receive(10)).isEmpty();
    queue.delete(first);
    queue.receive(1);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void theQueuesDelayKeepsTheOrder() {
    queue.set(QueueAttributeName.DELAY_SECONDS, "10");
    queue.sendGrouped("a1");
    queue.set(QueueAttributeName.DELAY_SECONDS, "5");
    queue.sendGrouped("a2");
    EMULATOR.advanceSeconds(5);
    assertThat(queue.receiveBodies()).containsExactly("a1", "a2");
  }

  @Test
  void aDelayOfZeroIsTheQueuesDelay() {
    queue.set(QueueAttributeName.DELAY_SECONDS, "10");
    queue.send(
        r -> r.messageBody("b").messageGroupId("g").messageDeduplicationId("1").delaySeconds(0));
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 0, 1));
    EMULATOR.advanceSeconds(10);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void messagesOfALockedGroupCountAsVisible() {
    queue.sendGrouped("a1", "a2", "a3");
    queue.receive(1);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(2, 1, 0));
  }

  @Test
  void aMessageHasNoDelayOfItsOwn() {
    queue.send(
        r -> r.messageBody("b").messageGroupId("g").messageDeduplicationId("1").delaySeconds(0));
    assertInvalidParameter(
        () ->
            queue.send(
                r ->
                    r.messageBody("b")
                        .messageGroupId("g")
                        .messageDeduplicationId("2")
                        .delaySeconds(5)),
        "Value 5 for parameter DelaySeconds is invalid. Reason: The request include parameter that"
            + " is not valid for this queue type.");
  }

  @Test
  void aMessageNeedsAGroupAndAnId() {
    assertMissing(
        () -> queue.send(r -> r.messageBody("b").messageDeduplicationId("id")), "MessageGroupId");
    assertInvalidParameter(
        () -> queue.send(r -> r.messageBody("b").messageGroupId("g")),
        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
            + " provided explicitly");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "ü", "", "LONG"})
  void idsHaveAnAlphabet(String text) {
    String id = text.replace("LONG", "x".repeat(129));
    assertInvalidParameter(() -> queue.sendTo(id, "b"), wrongId(id, "MessageGroupId"));
    assertInvalidParameter(() -> queue.sendTo("g", "b", id), wrongId(id, "MessageDeduplicationId"));
    assertInvalidParameter(
        () -> queue.receive(r -> r.receiveRequestAttemptId(id)),
        wrongId(id, "ReceiveRequestAttemptId"));
  }

  private static String wrongId(String id, String parameter) {
    return "Value "
        + id
        + " for parameter "
        + parameter
        + " is invalid. Reason: "
        + parameter
        + " can only include alphanumeric and punctuation characters. 1 to 128 in length.";
  }

  @Test
  void idsCanHaveAllPunctuationAnd128Characters() {
    String id = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + "x".repeat(96);
    assertThat(id).hasSize(128);
    queue.sendTo(id, "b", id);
    assertThat(queue.receive().attributes()).containsEntry(MESSAGE_GROUP_ID, id);
  }
}
