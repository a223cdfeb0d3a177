package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENDER_ID;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ReceivingTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void anEmptyQueueGivesNoMessagesAtAll() {
    assertThat(sqs.receiveMessage(r -> r.queueUrl(queue.url())).hasMessages()).isFalse();
  }

  @Test
  void oneMessageIsReceivedUnlessMoreAreAskedFor() {
    queue.sendAll("a", "b", "c", "d");
    assertThat(sqs.receiveMessage(r -> r.queueUrl(queue.url())).messages()).hasSize(1);
    assertThat(queue.receive(2)).hasSize(2);
    assertThat(queue.receive(10)).hasSize(1);
  }

  @Test
  void messagesAreReceivedInTheOrderTheyWereSent() {
    queue.sendAll("a", "b", "c", "d", "e");
    assertThat(queue.receiveBodies()).containsExactly("a", "b", "c", "d", "e");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, -1})
  void oneToTenMessagesCanBeAskedFor(int number) {
    assertInvalidParameter(
        () -> queue.receive(number),
        "Value "
            + number
            + " for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if"
            + " provided.");
  }

  @ParameterizedTest
  @ValueSource(ints = {21, -1})
  void aWaitHasBounds(int seconds) {
    assertInvalidParameter(
        () -> queue.receive(r -> r.waitTimeSeconds(seconds)),
        "Value "
            + seconds
            + " for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if"
            + " provided.");
  }

  @Test
  void systemAttributesTellOfTheMessagesLife() {
    long now = Emulator.START_MILLIS;
    TestQueue fresh = EMULATOR.newQueue();
    fresh.send("b");
    long sent = Long.parseLong(fresh.receive().attributes().get(SENT_TIMESTAMP));
    assertThat(sent).isGreaterThanOrEqualTo(now);
    EMULATOR.advanceSeconds(30);
    assertThat(fresh.receive().attributes())
        .containsOnly(
            Map.entry(SENDER_ID, Emulator.ACCOUNT),
            Map.entry(SENT_TIMESTAMP, "" + sent),
            Map.entry(APPROXIMATE_RECEIVE_COUNT, "2"),
            Map.entry(APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, "" + sent));
  }

  @Test
  void attributesAreOnlyGivenWhenAskedFor() {
    queue.send(r -> r.messageBody("b").messageAttributes(Map.of("n", value())));
    Message bare = sqs.receiveMessage(r -> r.queueUrl(queue.url())).messages().get(0);
    assertThat(bare.hasAttributes()).isFalse();
    assertThat(bare.hasMessageAttributes()).isFalse();
    assertThat(bare.md5OfMessageAttributes()).isNull();
  }

  @Test
  @SuppressWarnings("deprecation")
  void systemAttributesCanBeAskedForUnderTheirOldParameter() {
    queue.send("b");
    assertThat(
            sqs.receiveMessage(
                    r ->
                        r.queueUrl(queue.url())
                            .attributeNamesWithStrings("SentTimestamp")
                            .messageSystemAttributeNames(SENDER_ID))
                .messages()
                .get(0)
                .attributes())
        .containsOnlyKeys(SENDER_ID, SENT_TIMESTAMP);
  }

  @Test
  void anUnknownSystemAttributeIsRefused() {
    assertRefused(
        () -> queue.receive(r -> r.messageSystemAttributeNamesWithStrings("Nonsense")),
        InvalidAttributeNameException.class,
        400,
        "InvalidAttributeName",
        "Unknown Attribute Nonsense.");
  }

  @ParameterizedTest
  @CsvSource({"color,1", "col.*,2", "color.*,2", "All,3", ".*,3", "missing,0", "colour,0"})
  void messageAttributesAreSelectedByNameOrPrefix(String pattern, int number) {
    queue.send(
        r ->
            r.messageBody("b")
                .messageAttributes(
                    Map.of("color", value(), "color.depth", value(), "size", value())));
    Message received = queue.receive(r -> r.messageAttributeNames(pattern)).get(0);
    assertThat(received.messageAttributes()).hasSize(number);
    assertThat(received.md5OfMessageAttributes() == null).isEqualTo(number == 0);
  }

  private static MessageAttributeValue value() {
    return MessageAttributeValue.builder().dataType("String").stringValue("v").build();
  }

  @Test
  void aMessageIsGoneAfterItsRetentionPeriodWhateverItsState() {
    queue.set(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60");
    queue.sendAll("in flight", "visible");
    queue.send(r -> r.messageBody("delayed").delaySeconds(900));
    Message inFlight = queue.receive(1).get(0);
    EMULATOR.advanceMillis(59_999);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(2, 0, 1));
    EMULATOR.advanceMillis(1);
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
    queue.delete(inFlight);
  }

  @Test
  void quietTenantsAreServedBeforeANoisyOne() {
    for (int i = 0; i < 60; i++) {
      queue.send(r -> r.messageBody("noisy").messageGroupId("noisy"));
    }
    for (int i = 0; i < 4; i++) {
      queue.receive(10);
    }
    List.of("quiet1", "quiet2")
        .forEach(tenant -> queue.send(r -> r.messageBody(tenant).messageGroupId(tenant)));
    assertThat(queue.receiveBodies(3)).containsExactly("quiet1", "quiet2", "noisy");
  }
}
