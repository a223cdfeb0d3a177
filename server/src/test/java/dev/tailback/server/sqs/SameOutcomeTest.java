package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The same calls at the same times have the same results in both protocols, including ids. */
final class SameOutcomeTest {
  private static final String Q = Emulator.URLS + "q";
  private static final String DLQ = Emulator.URLS + "dlq";
  private static final String FIFO = Emulator.URLS + "q.fifo";

  @AutoClose private final Twins twins = new Twins();

  private static String redrive(String name, int receives) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(Emulator.ARNS + name, receives);
  }

  private void send(String url, String body, Object... more) {
    twins.call("SendMessage", array(Members.of("QueueUrl", url, "MessageBody", body), more));
  }

  /** Receives all messages with all their attributes. */
  private List<?> receive(String url, Object... more) {
    Map<String, Object> request =
        Members.of(
            "QueueUrl",
            url,
            "MaxNumberOfMessages",
            10,
            "AttributeNames",
            List.of("All"),
            "MessageAttributeNames",
            List.of("All"));
    return (List<?>)
        twins.call("ReceiveMessage", array(request, more)).getOrDefault("Messages", List.of());
  }

  private static Object[] array(Map<String, Object> members, Object... more) {
    return Members.array(Members.with(members, more));
  }

  private static Object handle(List<?> messages, int index) {
    return Members.at(messages, index + ".ReceiptHandle");
  }

  private void checkAttributes(String url) {
    twins.call("GetQueueAttributes", "QueueUrl", url, "AttributeNames", List.of("All"));
  }

  @Test
  void theLifeOfAQueue() {
    twins.call("CreateQueue", "QueueName", "dlq", "tags", Members.of("team", "a", "empty", ""));
    twins.call("CreateQueue", "QueueName", "q", "Attributes", Map.of("DelaySeconds", "2"));
    twins.advanceSeconds(3);
    twins.call(
        "SetQueueAttributes",
        "QueueUrl",
        Q,
        "Attributes",
        Members.of("RedrivePolicy", redrive("dlq", 2), "VisibilityTimeout", "10"));
    checkAttributes(Q);
    checkAttributes(DLQ);
    assertThat(
            twins.refusal(
                "CreateQueue", "QueueName", "q", "Attributes", Map.of("DelaySeconds", "9")))
        .isEqualTo("QueueAlreadyExists");
    twins.call("ListQueues");
    twins.call("ListQueues", "QueueNamePrefix", "d", "MaxResults", 1);
    twins.call("ListDeadLetterSourceQueues", "QueueUrl", DLQ, "MaxResults", 10);
    twins.call("TagQueue", "QueueUrl", DLQ, "Tags", Members.of("team", "b", "more", "ü = 1"));
    twins.call("UntagQueue", "QueueUrl", DLQ, "TagKeys", List.of("empty", "none"));
    assertThat(twins.call("ListQueueTags", "QueueUrl", DLQ))
        .isEqualTo(Map.of("Tags", Map.of("team", "b", "more", "ü = 1")));
    twins.call("DeleteQueue", "QueueUrl", DLQ);
    assertThat(twins.refusal("DeleteQueue", "QueueUrl", DLQ))
        .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    twins.call("ListQueues");
  }

  @Test
  void thePermissionsOfAQueue() {
    twins.call("CreateQueue", "QueueName", "q");
    for (String label : List.of("a", "b")) {
      twins.call(
          "AddPermission",
          "QueueUrl",
          Q,
          "Label",
          label,
          "AWSAccountIds",
          List.of("111122223333", "444455556666"),
          "Actions",
          List.of("SendMessage", "*"));
      checkAttributes(Q);
    }
    twins.call("RemovePermission", "QueueUrl", Q, "Label", "a");
    checkAttributes(Q);
    assertThat(twins.refusal("RemovePermission", "QueueUrl", Q, "Label", "a"))
        .isEqualTo("InvalidParameterValue");
    twins.call("RemovePermission", "QueueUrl", Q, "Label", "b");
    checkAttributes(Q);
  }

  @Test
  void theLifeOfMessages() {
    twins.call("CreateQueue", "QueueName", "q");
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("text", Members.string("a\r\nb <&> \"\ud83d\ude00\""));
    attributes.put("number", Members.number("-1.50"));
    attributes.put("blob", Members.binary("AAEC/w=="));
    send(Q, "first", "MessageAttributes", attributes);
    send(Q, "a\r\nb <&> \"\ud83d\ude00\"\t ", "MessageGroupId", "tenant");
    send(Q, "later", "DelaySeconds", 60);
    twins.call(
        "SendMessageBatch",
        "QueueUrl",
        Q,
        "Entries",
        List.of(
            Members.of("Id", "a", "MessageBody", "third", "MessageAttributes", attributes),
            Members.of("Id", "b", "MessageBody", ""),
            Members.of("Id", "c", "MessageBody", "fourth", "DelaySeconds", 0)));
    checkAttributes(Q);
    twins.advanceSeconds(1);
    List<?> messages = receive(Q);
    assertThat(messages).hasSize(4);
    twins.call("DeleteMessage", "QueueUrl", Q, "ReceiptHandle", handle(messages, 0));
    twins.call(
        "ChangeMessageVisibility",
        "QueueUrl",
        Q,
        "ReceiptHandle",
        handle(messages, 1),
        "VisibilityTimeout",
        0);
    twins.call(
        "ChangeMessageVisibilityBatch",
        "QueueUrl",
        Q,
        "Entries",
        List.of(
            Members.of("Id", "0", "ReceiptHandle", handle(messages, 0), "VisibilityTimeout", 9),
            Members.of("Id", "2", "ReceiptHandle", handle(messages, 2), "VisibilityTimeout", 9),
            Members.of("Id", "x", "ReceiptHandle", "x", "VisibilityTimeout", 9)));
    twins.call(
        "DeleteMessageBatch",
        "QueueUrl",
        Q,
        "Entries",
        List.of(
            Members.of("Id", "3", "ReceiptHandle", handle(messages, 3)),
            Members.of("Id", "x", "ReceiptHandle", "x")));
    assertThat(receive(Q)).hasSize(1);
    twins.advanceSeconds(60);
    assertThat(receive(Q)).hasSize(3);
    checkAttributes(Q);
    twins.call("PurgeQueue", "QueueUrl", Q);
    checkAttributes(Q);
    assertThat(receive(Q)).isEmpty();
  }

  @Test
  void aFifoQueueAndItsAttempts() {
    twins.call(
        "CreateQueue",
        "QueueName",
        "q.fifo",
        "Attributes",
        Members.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
    send(FIFO, "one", "MessageGroupId", "g");
    send(FIFO, "one", "MessageGroupId", "g");
    send(FIFO, "two", "MessageGroupId", "g", "MessageDeduplicationId", "d");
    send(FIFO, "two", "MessageGroupId", "h");
    List<?> messages = receive(FIFO, "ReceiveRequestAttemptId", "r");
    assertThat(messages).hasSize(3);
    assertThat(receive(FIFO, "ReceiveRequestAttemptId", "r")).isEqualTo(messages);
    assertThat(receive(FIFO)).isEmpty();
    twins.call("DeleteMessage", "QueueUrl", FIFO, "ReceiptHandle", handle(messages, 0));
    twins.advanceSeconds(30);
    assertThat(receive(FIFO)).hasSize(2);
    assertThat(
            twins.refusal("DeleteMessage", "QueueUrl", FIFO, "ReceiptHandle", handle(messages, 1)))
        .isEqualTo("InvalidParameterValue");
    checkAttributes(FIFO);
  }

  @Test
  void deadLettersAndTheirWayBack() {
    String arn = Emulator.ARNS + "dlq";
    twins.call("CreateQueue", "QueueName", "dlq");
    twins.call(
        "CreateQueue", "QueueName", "q", "Attributes", Map.of("RedrivePolicy", redrive("dlq", 1)));
    for (int i = 0; i < 5; i++) {
      send(Q, "body " + i);
    }
    receive(Q, "VisibilityTimeout", 0);
    assertThat(receive(Q)).isEmpty();
    checkAttributes(DLQ);
    Map<String, Object> started =
        twins.call("StartMessageMoveTask", "SourceArn", arn, "MaxNumberOfMessagesPerSecond", 1);
    assertThat(twins.refusal("StartMessageMoveTask", "SourceArn", arn))
        .isEqualTo("InvalidParameterValue");
    twins.advanceSeconds(2);
    twins.call("ListMessageMoveTasks", "SourceArn", arn);
    twins.call("CancelMessageMoveTask", "TaskHandle", started.get("TaskHandle"));
    assertThat(twins.refusal("CancelMessageMoveTask", "TaskHandle", started.get("TaskHandle")))
        .isEqualTo("ResourceNotFoundException");
    twins.call("StartMessageMoveTask", "SourceArn", arn, "DestinationArn", Emulator.ARNS + "q");
    twins.advanceSeconds(1);
    twins.call("ListMessageMoveTasks", "SourceArn", arn, "MaxResults", 10);
    checkAttributes(DLQ);
    assertThat(receive(Q)).hasSize(5);
    assertThat(receive(DLQ)).isEmpty();
  }
}
