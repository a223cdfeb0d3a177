package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.BATCH_ENTRY_IDS_NOT_DISTINCT;
import static dev.tailback.conformance.SqsError.BATCH_REQUEST_TOO_LONG;
import static dev.tailback.conformance.SqsError.EMPTY_BATCH_REQUEST;
import static dev.tailback.conformance.SqsError.INVALID_BATCH_ENTRY_ID;
import static dev.tailback.conformance.SqsError.MISSING_PARAMETER;
import static dev.tailback.conformance.SqsError.TOO_MANY_ENTRIES_IN_BATCH_REQUEST;
import static dev.tailback.conformance.SqsError.UNSUPPORTED_OPERATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.RawAnswer;
import dev.tailback.conformance.Refusal;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

@Rules("Batches")
@Source(api = "SendMessageBatch")
final class BatchRules {
  private static final int MEBIBYTE = 1_048_576;

  @Test
  void tenMessagesAreSentAtOnceAndAnsweredByTheirIds(Sqs sqs) {
    Queue queue = sqs.queue();

    SendMessageBatchResponse answer = send(sqs, queue, entries(10));

    assertThat(answer.successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(answer.failed()).isEmpty();
    assertThat(queue.receive(10))
        .extracting(Message::messageId)
        .containsExactlyInAnyOrderElementsOf(
            answer.successful().stream().map(SendMessageBatchResultEntry::messageId).toList());
  }

  @Test
  void everyMessageIsAnsweredWithItsOwnMd5(Sqs sqs) {
    SendMessageBatchResponse answer =
        send(
            sqs,
            sqs.queue(),
            List.of(
                entry("plain", "hello", e -> {}),
                entry("rich", "hello world", e -> e.messageAttributes(Map.of("k", text("v"))))));

    assertThat(answer.successful())
        .extracting(
            SendMessageBatchResultEntry::id,
            SendMessageBatchResultEntry::md5OfMessageBody,
            SendMessageBatchResultEntry::md5OfMessageAttributes)
        .containsExactlyInAnyOrder(
            tuple("plain", "5d41402abc4b2a76b9719d911017c592", null),
            tuple("rich", "5eb63bbbe01eeed093cb22bb8f5acdc3", "0a77b0642718c3d9dd47090567d11e0d"));
  }

  @Test
  void everyMessageHasItsOwnAttributes(Sqs sqs) {
    Queue queue = sqs.queue();
    send(
        sqs,
        queue,
        List.of(
            entry("1", "blue", e -> e.messageAttributes(Map.of("colour", text("blue")))),
            entry("2", "red", e -> e.messageAttributes(Map.of("colour", text("red"))))));

    assertThat(queue.receive(2, r -> r.messageAttributeNames("All")))
        .allSatisfy(
            message ->
                assertThat(message.messageAttributes())
                    .containsExactly(Map.entry("colour", text(message.body()))));
  }

  @Test
  void everyMessageHasItsOwnDelay(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "800");

    send(
        sqs,
        queue,
        List.of(
            entry("1", "now", e -> e.delaySeconds(0)),
            entry("2", "later", e -> e.delaySeconds(900)),
            entry("3", "as the queue says", e -> {})));

    queue.eventuallyHas(1, 0, 2);
    assertThat(queue.receive().body()).isEqualTo("now");
  }

  @Test
  void aMessageThatIsRefusedLeavesTheOthersAlone(Sqs sqs) {
    Queue queue = sqs.queue();

    SendMessageBatchResponse answer =
        send(
            sqs,
            queue,
            List.of(
                entry("good", "sent", e -> {}),
                entry("bad", "refused", e -> e.delaySeconds(901)),
                entry("fine", "sent too", e -> {})));

    assertThat(answer.successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactlyInAnyOrder("good", "fine");
    assertThat(onlyFailure(answer.failed()).id()).isEqualTo("bad");
    assertThat(queue.receiveBodies(2)).containsExactlyInAnyOrder("sent", "sent too");
    queue.givesNothing();
  }

  @Test
  void aRefusedMessageIsTheSendersFaultAndHasACodeAndAText(Sqs sqs) {
    SendMessageBatchResponse answer =
        send(sqs, sqs.queue(), List.of(entry("bad", "refused", e -> e.delaySeconds(901))));

    BatchResultErrorEntry failure = onlyFailure(answer.failed());
    assertThat(failure.senderFault()).isTrue();
    assertThat(failure.code()).isEqualTo("InvalidParameterValue");
    assertThat(failure.message()).contains("DelaySeconds");
  }

  @Test
  @Unsure("The page does not say whether messages that are too large are refused one by one.")
  void aMessageThatIsLargerThanTheQueueSaysIsRefusedAlone(Sqs sqs) {
    Queue queue = sqs.queue("MaximumMessageSize", "1024");

    SendMessageBatchResponse answer =
        send(
            sqs,
            queue,
            List.of(
                entry("good", "x".repeat(1024), e -> {}),
                entry("large", "x".repeat(1025), e -> {})));

    assertThat(onlyFailure(answer.failed()).id()).isEqualTo("large");
    assertThat(answer.successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactly("good");
  }

  @Test
  @Unsure("The model calls both lists required, and they are seen to be absent.")
  void theListOfWhatDidNotHappenIsAbsent(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(
            sqs.raw()
                .json(
                    "SendMessageBatch",
                    Map.of(
                        "QueueUrl",
                        queue.url(),
                        "Entries",
                        List.of(Map.of("Id", "1", "MessageBody", "sent"))))
                .succeeded()
                .json()
                .fieldNames())
        .toIterable()
        .containsExactly("Successful");
  }

  @Test
  void messagesTogetherMayHaveOneMebibyte(Sqs sqs) {
    Queue queue = sqs.queue();
    String half = "x".repeat(MEBIBYTE / 2);

    assertThat(
            send(sqs, queue, List.of(entry("1", half, e -> {}), entry("2", half, e -> {})))
                .successful())
        .hasSize(2);
    refused(
            () ->
                send(
                    sqs,
                    queue,
                    List.of(entry("1", half, e -> {}), entry("2", half + "x", e -> {}))))
        .as(BATCH_REQUEST_TOO_LONG);
  }

  @Test
  void aBatchHasAnEntryAtLeast(Sqs sqs) {
    Queue queue = sqs.queue();

    refusedToSend(sqs, queue, List.of()).as(EMPTY_BATCH_REQUEST);
  }

  @Test
  void aBatchHasTenEntriesAtMost(Sqs sqs) {
    Queue queue = sqs.queue();

    refusedToSend(sqs, queue, entries(11)).as(TOO_MANY_ENTRIES_IN_BATCH_REQUEST);
    queue.givesNothing();
  }

  @Test
  void theIdsOfABatchAreDistinct(Sqs sqs) {
    Queue queue = sqs.queue();

    refusedToSend(sqs, queue, List.of(entry("same", "one", e -> {}), entry("same", "two", e -> {})))
        .as(BATCH_ENTRY_IDS_NOT_DISTINCT);
    queue.givesNothing();
  }

  @Test
  @Source(api = "SendMessageBatchRequestEntry")
  void anIdHasUpTo80LettersDigitsHyphensAndUnderscores(Sqs sqs) {
    Queue queue = sqs.queue();
    String longest = "Az09-_" + "x".repeat(74);

    assertThat(send(sqs, queue, List.of(entry(longest, "sent", e -> {}))).successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactly(longest);
    refusedToSend(sqs, queue, List.of(entry(longest + "x", "refused", e -> {})))
        .as(INVALID_BATCH_ENTRY_ID);
    refusedToSend(sqs, queue, List.of(entry("a.b", "refused", e -> {}))).as(INVALID_BATCH_ENTRY_ID);
  }

  @Test
  void entriesAreNumberedInQueryForm(Sqs sqs) {
    Queue queue = sqs.queue();

    RawAnswer answer =
        sqs.raw()
            .query(
                "SendMessageBatch",
                "QueueUrl",
                queue.url(),
                "SendMessageBatchRequestEntry.1.Id",
                "good",
                "SendMessageBatchRequestEntry.1.MessageBody",
                "sent",
                "SendMessageBatchRequestEntry.2.Id",
                "bad",
                "SendMessageBatchRequestEntry.2.MessageBody",
                "refused",
                "SendMessageBatchRequestEntry.2.DelaySeconds",
                "901")
            .succeeded();

    String result = "SendMessageBatchResponse/SendMessageBatchResult/";
    assertThat(answer.xmlAll(result + "SendMessageBatchResultEntry/Id")).containsExactly("good");
    assertThat(answer.xmlAll(result + "BatchResultErrorEntry/Id")).containsExactly("bad");
  }

  @Test
  @Source(report = "https://github.com/redpanda-data/connect/issues/1070")
  void anEntryWithAnEmptyBodyIsAnEmptyValue(Sqs sqs) {
    SendMessageBatchResponse answer =
        send(sqs, sqs.queue(), List.of(entry("1", "x", e -> {}), entry("2", "", e -> {})));

    BatchResultErrorEntry failure = onlyFailure(answer.failed());
    assertThat(failure.id()).isEqualTo("2");
    assertThat(failure.code()).isEqualTo("EmptyValue");
    assertThat(failure.senderFault()).isTrue();
    assertThat(failure.message())
        .isEqualTo("No Value Found for SendMessageBatchRequestEntry.2.MessageBody.");
  }

  @Test
  @Source(report = "https://github.com/ali-essam/wtsqs/issues/7")
  void anEmptyListOfEntriesInQueryIsAnEntryWithoutAnId(Sqs sqs) {
    String text =
        sqs.raw()
            .query(
                "SendMessageBatch",
                "QueueUrl",
                sqs.queue().url(),
                "SendMessageBatchRequestEntry",
                "")
            .refusedInXml(MISSING_PARAMETER)
            .xml("ErrorResponse/Error/Message");

    assertThat(text)
        .isEqualTo("The request must contain the parameter SendMessageBatchRequestEntry.1.Id.");
  }

  @Test
  @Source(report = "https://github.com/ruby-shoryuken/shoryuken/issues/769")
  void listsAsValuesOfAttributesAreNotSupportedEvenIfEmpty(Sqs sqs) {
    Map<String, ?> value =
        Map.of("DataType", "String", "StringValue", "v", "StringListValues", List.of());
    Map<String, ?> entry =
        Map.of("Id", "1", "MessageBody", "x", "MessageAttributes", Map.of("a", value));

    RawAnswer answer =
        sqs.raw()
            .json(
                "SendMessageBatch",
                Map.of("QueueUrl", sqs.queue().url(), "Entries", List.of(entry)))
            .refusedInJson(UNSUPPORTED_OPERATION);

    assertThat(answer.json().path("message").asText())
        .isEqualTo(
            "Message attribute list values in SendMessageBatch operation are not supported.");
  }

  private static SendMessageBatchResponse send(
      Sqs sqs, Queue queue, List<SendMessageBatchRequestEntry> entries) {
    return sqs.client().sendMessageBatch(b -> b.queueUrl(queue.url()).entries(entries));
  }

  private static Refusal refusedToSend(
      Sqs sqs, Queue queue, List<SendMessageBatchRequestEntry> entries) {
    return refused(() -> send(sqs, queue, entries));
  }

  private static List<SendMessageBatchRequestEntry> entries(int count) {
    return IntStream.range(0, count).mapToObj(i -> entry("" + i, "message " + i, e -> {})).toList();
  }

  private static SendMessageBatchRequestEntry entry(
      String id, String body, Consumer<SendMessageBatchRequestEntry.Builder> more) {
    SendMessageBatchRequestEntry.Builder entry =
        SendMessageBatchRequestEntry.builder().id(id).messageBody(body);
    more.accept(entry);
    return entry.build();
  }

  private static BatchResultErrorEntry onlyFailure(List<BatchResultErrorEntry> failures) {
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  private static MessageAttributeValue text(String text) {
    return MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }
}
