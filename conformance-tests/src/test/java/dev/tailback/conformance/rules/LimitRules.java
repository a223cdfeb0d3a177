package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.BATCH_REQUEST_TOO_LONG;
import static dev.tailback.conformance.SqsError.INVALID_BATCH_ENTRY_ID;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.OVER_LIMIT;
import static dev.tailback.conformance.SqsError.TOO_MANY_ENTRIES_IN_BATCH_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Large;
import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Limits, except those that are rules of Send, Receive, Queues and Attributes. */
@Rules("Limits")
@Source(guide = "quotas-messages")
final class LimitRules {
  private static final int MEBIBYTE = 1_048_576;
  private static final int MOST_IN_FLIGHT = 120_000;

  @Test
  @Large
  @Source(api = "ReceiveMessage")
  void aStandardQueueHas120000InFlightAndThenRefusesShortPollsUntilOneIsDeleted(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "43200");
    Crowd crowd = new Crowd(sqs, queue);
    crowd.send(MOST_IN_FLIGHT + 20, i -> null);
    Message first = queue.receive();

    // The page says "approximately 120,000".
    assertThat(crowd.receiveUntilRefused(OVER_LIMIT)).isBetween(110_000, MOST_IN_FLIGHT);
    refused(() -> queue.receiveByShortPolls(r -> r.maxNumberOfMessages(10))).as(OVER_LIMIT);
    assertThat(queue.receiveOnce(r -> r.waitTimeSeconds(1))).isEmpty();

    queue.delete(first);
    assertThat(queue.receive()).isNotNull();
  }

  @Test
  @Large
  @Source(guide = "quotas-fifo")
  void aFifoQueueHas120000InFlightAndThenGivesNothing(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "43200");
    Crowd crowd = new Crowd(sqs, queue);
    crowd.send(MOST_IN_FLIGHT + 100, i -> "group" + i / 10);

    assertThat(crowd.receiveUntilNothing()).isBetween(110_000, MOST_IN_FLIGHT);
    assertThat(queue.receiveOnce(r -> r.maxNumberOfMessages(10).waitTimeSeconds(1))).isEmpty();
  }

  @Test
  @Large
  @Source(guide = "quotas-fifo")
  void aFifoQueueLooksForFreeGroupsAmongItsFirst120000Messages(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "43200");
    new Crowd(sqs, queue).sendInOrder(MOST_IN_FLIGHT, "stuck");
    queue.send("out of sight", "free");
    List<Message> stuck = queue.receiveOnce(r -> r.maxNumberOfMessages(10).waitTimeSeconds(2));
    assertThat(stuck).hasSizeGreaterThan(1);

    queue.givesNothing();

    stuck.subList(1, stuck.size()).forEach(queue::delete);
    assertThat(queue.receive().body()).isEqualTo("out of sight");
  }

  @Test
  void sizeIsInBytesNotInCharacters(Sqs sqs) {
    Queue queue = sqs.queue("MaximumMessageSize", "1024");

    queue.send("€".repeat(341));

    refused(() -> queue.send("€".repeat(342))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void oneMebibyteIncludesTheAttributes(Sqs sqs) {
    Queue queue = sqs.queue();
    // 1 + 6 + 1 bytes.
    Map<String, MessageAttributeValue> attributes = Map.of("k", text("v"));

    queue.send("x".repeat(MEBIBYTE - 8), m -> m.messageAttributes(attributes));

    refused(() -> queue.send("x".repeat(MEBIBYTE - 7), m -> m.messageAttributes(attributes)))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  @Unsure("The page counts the value's bytes; that it means those before base64 is ours.")
  void binaryValuesCountAsTheBytesTheyAre(Sqs sqs) {
    Queue queue = sqs.queue("MaximumMessageSize", "1024");

    // 1 byte of body, 1 + 6 of name and type.
    queue.send("x", m -> m.messageAttributes(Map.of("k", binary(1016))));

    refused(() -> queue.send("x", m -> m.messageAttributes(Map.of("k", binary(1017)))))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(api = "SendMessage")
  @Unsure("The page says it of message system attributes only.")
  void theIdOfAGroupIsNotPartOfTheSize(Sqs sqs) {
    Queue queue = sqs.fifo("MaximumMessageSize", "1024");

    queue.send("x".repeat(1024), "g".repeat(128));

    assertThat(queue.receive().body()).hasSize(1024);
  }

  @Test
  @Source(api = "SendMessageBatch")
  void aBatchHasOneMebibyteInAll(Sqs sqs) {
    Queue queue = sqs.queue();
    int half = MEBIBYTE / 2;

    assertThat(send(sqs, queue, entry("one", half), entry("two", half)).successful()).hasSize(2);

    refused(() -> send(sqs, queue, entry("one", half), entry("two", half + 1)))
        .as(BATCH_REQUEST_TOO_LONG);
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void attributesCountInABatchToo(Sqs sqs) {
    Queue queue = sqs.queue();
    int half = MEBIBYTE / 2;
    SendMessageBatchRequestEntry more =
        entry("two", half - 7).toBuilder().messageAttributes(Map.of("k", text("v"))).build();

    refused(() -> send(sqs, queue, entry("one", half), more)).as(BATCH_REQUEST_TOO_LONG);
  }

  @Test
  void aBatchHasAtMostTenEntries(Sqs sqs) {
    Queue queue = sqs.queue();
    SendMessageBatchRequestEntry[] eleven =
        IntStream.range(0, 11)
            .mapToObj(i -> entry("id" + i, 1))
            .toArray(SendMessageBatchRequestEntry[]::new);

    assertThat(send(sqs, queue, Arrays.copyOf(eleven, 10)).successful()).hasSize(10);

    refused(() -> send(sqs, queue, eleven)).as(TOO_MANY_ENTRIES_IN_BATCH_REQUEST);
  }

  @Test
  @Source(api = "DeleteMessageBatch")
  void deletesAndChangesOfVisibilityComeInTensToo(Sqs sqs) {
    Queue queue = sqs.queue();
    List<DeleteMessageBatchRequestEntry> deletes =
        IntStream.range(0, 11)
            .mapToObj(i -> DeleteMessageBatchRequestEntry.builder().id("id" + i))
            .map(entry -> entry.receiptHandle("handle").build())
            .toList();
    List<ChangeMessageVisibilityBatchRequestEntry> changes =
        IntStream.range(0, 11)
            .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder().id("id" + i))
            .map(entry -> entry.receiptHandle("handle").visibilityTimeout(0).build())
            .toList();

    refused(() -> sqs.client().deleteMessageBatch(b -> b.queueUrl(queue.url()).entries(deletes)))
        .as(TOO_MANY_ENTRIES_IN_BATCH_REQUEST);
    refused(
            () ->
                sqs.client()
                    .changeMessageVisibilityBatch(b -> b.queueUrl(queue.url()).entries(changes)))
        .as(TOO_MANY_ENTRIES_IN_BATCH_REQUEST);
  }

  @Test
  void theIdOfAnEntryHasAtMost80Characters(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(send(sqs, queue, entry("i".repeat(80), 1)).successful()).hasSize(1);

    refused(() -> send(sqs, queue, entry("i".repeat(81), 1))).as(INVALID_BATCH_ENTRY_ID);
  }

  @Test
  @Source(api = "SendMessage")
  void groupsAndDeduplicationIdsHaveAtMost128Characters(Sqs sqs) {
    Queue queue = sqs.fifo();

    queue.send("longest", "g".repeat(128), "d".repeat(128));

    refused(() -> queue.send("x", "g".repeat(129), "d")).as(INVALID_PARAMETER_VALUE);
    refused(() -> queue.send("x", "g", "d".repeat(129))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void namesAndTypesOfAttributesHaveAtMost256Characters(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.send("x", m -> m.messageAttributes(Map.of("n".repeat(257), text("v")))))
        .as(INVALID_PARAMETER_VALUE);
    MessageAttributeValue longType =
        text("v").toBuilder().dataType("String." + "t".repeat(250)).build();
    refused(() -> queue.send("x", m -> m.messageAttributes(Map.of("n", longType))))
        .as(INVALID_PARAMETER_VALUE);
  }

  private static SendMessageBatchResponse send(
      Sqs sqs, Queue queue, SendMessageBatchRequestEntry... entries) {
    return sqs.client().sendMessageBatch(b -> b.queueUrl(queue.url()).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(String id, int size) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody("x".repeat(size)).build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static MessageAttributeValue binary(int size) {
    return MessageAttributeValue.builder()
        .dataType("Binary")
        .binaryValue(SdkBytes.fromByteArray(new byte[size]))
        .build();
  }
}
