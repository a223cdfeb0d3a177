package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENDER_ID;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class ReceivingTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void messagesAreReceivedInTheOrderTheyWereSent() {
    queue.sendAll("a", "b", "c", "d", "e");
    assertThat(queue.receiveBodies()).containsExactly("a", "b", "c", "d", "e");
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
