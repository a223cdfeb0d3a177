package dev.tailback.clients.sdk1;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.model.Message;
import com.amazonaws.services.sqs.model.MessageAttributeValue;
import com.amazonaws.services.sqs.model.SendMessageRequest;
import com.amazonaws.services.sqs.model.SendMessageResult;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client computes every digest itself, and throws if the emulator's differs. */
class CycleTest {
  @RegisterExtension static final Sdk1 SDK = new Sdk1();

  private final AmazonSQS sqs = SDK.sqs();
  private final String url = SDK.newQueue();

  @Test
  void itSpeaksTheProtocolThatThisRunIsAbout() {
    sqs.sendMessage(url, "two coffees");
    assertThat(SDK.protocols()).containsExactly(System.getProperty("protocol"));
  }

  @Test
  void aMessageIsSentReceivedAndDeleted() {
    sqs.sendMessage(url, "two coffees, ☕☕ & <sugar>");
    Message message = receive();
    assertThat(message.getBody()).isEqualTo("two coffees, ☕☕ & <sugar>");
    assertThat(sqs.receiveMessage(url).getMessages()).isEmpty();
    sqs.deleteMessage(url, message.getReceiptHandle());
    assertThat(SDK.emulator().look(Sdk1.nameOf(url)).isEmpty()).isTrue();
  }

  @Test
  void attributesOfAllTypesComeBack() {
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "text", value("String").withStringValue("brown & white"),
            "count", value("Number.int").withStringValue("2"),
            "raw", value("Binary").withBinaryValue(ByteBuffer.wrap(new byte[] {0, -1, 7})));
    SendMessageResult sent =
        sqs.sendMessage(new SendMessageRequest(url, "b").withMessageAttributes(attributes));
    Message message = receive();
    assertThat(message.getMessageAttributes()).isEqualTo(attributes);
    assertThat(message.getMD5OfMessageAttributes())
        .isEqualTo(sent.getMD5OfMessageAttributes())
        .isNotNull();
  }

  private static MessageAttributeValue value(String type) {
    return new MessageAttributeValue().withDataType(type);
  }

  @Test
  void systemAttributesAreTold() {
    sqs.sendMessage(url, "b");
    assertThat(receive().getAttributes())
        .containsEntry("ApproximateReceiveCount", "1")
        .containsKeys("SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp");
  }

  @Test
  void aMessageComesBackAfterItsVisibilityTimeout() {
    sqs.sendMessage(url, "b");
    sqs.changeMessageVisibility(url, receive().getReceiptHandle(), 40);
    SDK.emulator().advanceSeconds(39);
    assertThat(sqs.receiveMessage(url).getMessages()).isEmpty();
    SDK.emulator().advanceSeconds(1);
    assertThat(receive().getAttributes()).containsEntry("ApproximateReceiveCount", "2");
  }

  @Test
  void aDelayedMessageIsLate() {
    sqs.sendMessage(new SendMessageRequest(url, "b").withDelaySeconds(5));
    assertThat(sqs.receiveMessage(url).getMessages()).isEmpty();
    SDK.emulator().advanceSeconds(5);
    assertThat(receive().getBody()).isEqualTo("b");
  }

  private Message receive() {
    return sqs.receiveMessage(Sdk1.receiveWithAttributes(url)).getMessages().get(0);
  }
}
