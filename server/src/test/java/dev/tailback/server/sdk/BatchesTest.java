package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

class BatchesTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void messagesOfABatchArriveInOrderWithTheirAttributes() {
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue("Zürich").build();
    List<SendMessageBatchRequestEntry> entries =
        List.of(
            entry("a", "1"),
            entry("b", "2").toBuilder().messageAttributes(Map.of("city", value)).build(),
            entry("c", "3\r\n"),
            entry("d", "later").toBuilder().delaySeconds(5).build());
    SendMessageBatchResponse sent = send(queue, entries);
    assertThat(sent.successful()).extracting("id").containsExactly("a", "b", "c", "d");
    assertThat(sent.hasFailed()).isFalse();
    List<Message> received = queue.receive(10);
    assertThat(TestQueue.bodies(received)).containsExactly("1", "2", "3\r\n");
    assertThat(received.get(1).messageAttributes()).containsOnly(Map.entry("city", value));
    assertThat(received)
        .extracting(Message::messageId)
        .isEqualTo(
            sent.successful().stream()
                .map(SendMessageBatchResultEntry::messageId)
                .limit(3)
                .toList());
    assertThat(queue.counts().delayed()).isEqualTo(1);
  }

  @Test
  void entriesFailForThemselves() {
    SendMessageBatchResponse sent =
        send(
            queue,
            List.of(
                entry("good", "b"),
                entry("empty", ""),
                entry("control", "\u0001"),
                entry("late", "b").toBuilder().delaySeconds(901).build(),
                entry("once", "b").toBuilder().messageDeduplicationId("id").build()));
    assertThat(sent.successful()).extracting("id").containsExactly("good");
    assertThat(sent.failed())
        .containsExactly(
            failure(
                "empty",
                "EmptyValue",
                "No Value Found for SendMessageBatchRequestEntry.2.MessageBody."),
            failure(
                "control",
                "InvalidMessageContents",
                "Invalid binary character '#x1' was found in the message body, the set of allowed"
                    + " characters is #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] |"
                    + " [#x10000-#x10FFFF]"),
            failure(
                "late",
                "InvalidParameterValue",
                "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0"
                    + " and <= 900."),
            failure(
                "once",
                "InvalidParameterValue",
                "The request include parameter that is not valid for this queue type"));
  }

  private static BatchResultErrorEntry failure(String id, String code, String message) {
    return BatchResultErrorEntry.builder()
        .id(id)
        .code(code)
        .message(message)
        .senderFault(true)
        .build();
  }

  @Test
  void aBatchCanFailWholly() {
    SendMessageBatchResponse sent = send(queue, List.of(entry("empty", "")));
    assertThat(sent.hasSuccessful()).isFalse();
    assertThat(sent.failed()).hasSize(1);
  }

  @Test
  void messagesAreDeletedInABatch() {
    queue.sendAll("a", "b");
    List<Message> received = queue.receive(10);
    DeleteMessageBatchResponse deleted =
        sqs.deleteMessageBatch(
            r ->
                r.queueUrl(queue.url())
                    .entries(
                        deletion("1", received.get(0).receiptHandle()),
                        deletion("2", "nonsense"),
                        deletion("3", ""),
                        deletion("4", received.get(1).receiptHandle())));
    assertThat(deleted.successful()).extracting("id").containsExactly("1", "4");
    assertThat(deleted.failed())
        .containsExactly(
            failure(
                "2",
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"nonsense\" is not a valid receipt handle."),
            failure(
                "3", "MissingParameter", "The request must contain the parameter ReceiptHandle."));
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  @Test
  void visibilityIsChangedInABatch() {
    queue.sendAll("a", "b");
    List<Message> received = queue.receive(10);
    ChangeMessageVisibilityBatchResponse changed =
        sqs.changeMessageVisibilityBatch(
            r ->
                r.queueUrl(queue.url())
                    .entries(
                        change("1", received.get(0).receiptHandle(), 0),
                        change("2", received.get(1).receiptHandle(), 60),
                        change("3", "nonsense", 0)));
    assertThat(changed.successful()).extracting("id").containsExactly("1", "2");
    assertThat(changed.failed())
        .extracting(BatchResultErrorEntry::code)
        .containsExactly("ReceiptHandleIsInvalid");
    assertThat(queue.receiveBodies()).containsExactly("a");
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receiveBodies()).containsExactly("a");
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receiveBodies()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aBatchCanGiveBackWhatIsVisibleAlready() {
    queue.send("b");
    Message message = queue.receive();
    EMULATOR.advanceSeconds(30);
    assertThat(
            sqs.changeMessageVisibilityBatch(
                    r -> r.queueUrl(queue.url()).entries(change("0", message.receiptHandle(), 0)))
                .successful())
        .hasSize(1);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  private SendMessageBatchResponse send(
      TestQueue target, List<SendMessageBatchRequestEntry> entries) {
    return sqs.sendMessageBatch(r -> r.queueUrl(target.url()).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  private static DeleteMessageBatchRequestEntry deletion(String id, String handle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(handle).build();
  }

  private static ChangeMessageVisibilityBatchRequestEntry change(
      String id, String handle, int seconds) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(handle)
        .visibilityTimeout(seconds)
        .build();
  }
}
