package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class LargeMessagesTest {
  private static final int KIB = 1024;
  private static final int MIB = KIB * KIB;

  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void aMessageCanHaveOneMebibyte() {
    String body = "x".repeat(MIB);
    queue.send(body);
    assertThat(queue.receive().body()).isEqualTo(body);
  }

  @Test
  void aMessageCantHaveAByteMore() {
    assertTooLong("x".repeat(MIB + 1));
    assertTooLong("x".repeat(MIB - 1) + "ü");
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  private void assertTooLong(String body) {
    assertInvalidParameter(
        () -> queue.send(body),
        "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
  }

  @Test
  void sizeIsCountedInBytesOfUtf8() {
    String body = "\uD83D\uDE00".repeat(MIB / 4);
    queue.send(body);
    assertThat(queue.receive().body()).isEqualTo(body);
    assertTooLong(body + "x");
  }

  @Test
  void aBodyOfNothingButEscapesArrives() {
    String body = "\u007F\"\r\\".repeat(MIB / 4);
    queue.send(body);
    assertThat(queue.receive().body()).isEqualTo(body);
  }

  @Test
  void attributesCountWithNameTypeAndValue() {
    MessageAttributeValue value = binary(128 * KIB - "blob".length() - "Binary".length());
    Map<String, MessageAttributeValue> attributes = Map.of("blob", value);
    String body = "x".repeat(128 * KIB);
    queue.set(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "" + 256 * KIB);
    queue.send(r -> r.messageBody(body).messageAttributes(attributes));
    Message received = queue.receive();
    assertThat(received.body()).isEqualTo(body);
    assertThat(received.messageAttributes()).isEqualTo(attributes);
    assertInvalidParameter(
        () -> queue.send(r -> r.messageBody(body + "x").messageAttributes(attributes)),
        "One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.");
  }

  private static MessageAttributeValue binary(int size) {
    return MessageAttributeValue.builder()
        .dataType("Binary")
        .binaryValue(SdkBytes.fromByteArray(new byte[size]))
        .build();
  }

  @Test
  void tenMessagesOf100KibibytesFitIntoABatch() {
    String body = "x".repeat(100 * KIB);
    assertThat(send(10, body).successful()).hasSize(10);
    List<Message> received = queue.receive(10);
    assertThat(received).hasSize(10).allSatisfy(m -> assertThat(m.body()).isEqualTo(body));
  }

  @Test
  void aBatchCanHaveOneMebibyte() {
    assertThat(send(8, "x".repeat(128 * KIB)).successful()).hasSize(8);
    assertRefused(
        () -> send(10, "x".repeat(105 * KIB)),
        BatchRequestTooLongException.class,
        400,
        "AWS.SimpleQueueService.BatchRequestTooLong",
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1075200 bytes.");
    assertThat(queue.counts().visible()).isEqualTo(8);
  }

  @Test
  void aQueuesOwnLimitHoldsForEachEntryOfABatch() {
    queue.set(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024");
    SendMessageBatchResponse sent =
        EMULATOR
            .sqs()
            .sendMessageBatch(
                r ->
                    r.queueUrl(queue.url())
                        .entries(entry(0, "x".repeat(1024)), entry(1, "x".repeat(1025))));
    assertThat(sent.successful()).extracting("id").containsExactly("0");
    assertThat(sent.failed())
        .containsExactly(
            BatchResultErrorEntry.builder()
                .id("1")
                .code("InvalidParameterValue")
                .senderFault(true)
                .message(
                    "One or more parameters cannot be validated. Reason: Message must be shorter"
                        + " than 1024 bytes.")
                .build());
  }

  private SendMessageBatchResponse send(int number, String body) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, number).mapToObj(i -> entry(i, body)).toList();
    return EMULATOR.sqs().sendMessageBatch(r -> r.queueUrl(queue.url()).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(int id, String body) {
    return SendMessageBatchRequestEntry.builder().id("" + id).messageBody(body).build();
  }
}
