package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.BATCH_ENTRY_IDS_NOT_DISTINCT;
import static dev.tailback.conformance.SqsError.EMPTY_BATCH_REQUEST;
import static dev.tailback.conformance.SqsError.TOO_MANY_ENTRIES_IN_BATCH_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;

@Rules("Batches of receipt handles")
@Source(api = "DeleteMessageBatch")
final class HandleBatchRules {
  private static final String NO_HANDLE = "no receipt handle";

  @Test
  void messagesAreDeletedTogether(Sqs sqs) {
    Queue queue = sqs.queue();
    for (int i = 0; i < 10; i++) {
      queue.send("message " + i);
    }

    DeleteMessageBatchResponse answer = delete(sqs, queue, handles(queue.receive(10)));

    assertThat(answer.successful())
        .extracting(DeleteMessageBatchResultEntry::id)
        .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(answer.failed()).isEmpty();
    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  void aHandleThatIsNoneLeavesTheOthersAlone(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("gone");

    DeleteMessageBatchResponse answer =
        delete(sqs, queue, List.of(NO_HANDLE, queue.receive().receiptHandle()));

    assertThat(answer.successful())
        .extracting(DeleteMessageBatchResultEntry::id)
        .containsExactly("1");
    BatchResultErrorEntry failure = onlyFailure(answer.failed());
    assertThat(failure.id()).isEqualTo("0");
    assertThat(failure.code()).isEqualTo("ReceiptHandleIsInvalid");
    assertThat(failure.senderFault()).isTrue();
    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  void deletedMessagesCanBeDeletedAgain(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("once");
    List<String> handles = handles(queue.receive(1));
    delete(sqs, queue, handles);

    DeleteMessageBatchResponse again = delete(sqs, queue, handles);

    assertThat(again.successful()).hasSize(1);
    assertThat(again.failed()).isEmpty();
  }

  @Test
  void aBatchOfDeletionsHasAnEntryAtLeast(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> delete(sqs, queue, List.of())).as(EMPTY_BATCH_REQUEST);
  }

  @Test
  void aBatchOfDeletionsHasTenEntriesAtMost(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> delete(sqs, queue, Collections.nCopies(11, NO_HANDLE)))
        .as(TOO_MANY_ENTRIES_IN_BATCH_REQUEST);
  }

  @Test
  void theIdsOfABatchOfDeletionsAreDistinct(Sqs sqs) {
    Queue queue = sqs.queue();
    DeleteMessageBatchRequestEntry entry = deletion("same", NO_HANDLE);

    refused(
            () ->
                sqs.client().deleteMessageBatch(b -> b.queueUrl(queue.url()).entries(entry, entry)))
        .as(BATCH_ENTRY_IDS_NOT_DISTINCT);
  }

  @Test
  @Source(api = "ChangeMessageVisibilityBatch")
  void everyMessageIsGivenItsOwnTimeout(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("one");
    queue.send("two");
    Message one = queue.receive();
    Message two = queue.receive();

    ChangeMessageVisibilityBatchResponse answer =
        change(sqs, queue, timeout("1", one, 0), timeout("2", two, 500));

    assertThat(answer.successful())
        .extracting(ChangeMessageVisibilityBatchResultEntry::id)
        .containsExactlyInAnyOrder("1", "2");
    assertThat(queue.receive().messageId()).isEqualTo(one.messageId());
    queue.givesNothing();
  }

  @Test
  @Source(api = "ChangeMessageVisibilityBatch")
  void aTimeoutThatIsRefusedLeavesTheOthersAlone(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("one");
    queue.send("two");
    Message one = queue.receive();
    Message two = queue.receive();

    ChangeMessageVisibilityBatchResponse answer =
        change(sqs, queue, timeout("1", one, 43_201), timeout("2", two, 0));

    BatchResultErrorEntry failure = onlyFailure(answer.failed());
    assertThat(failure.id()).isEqualTo("1");
    assertThat(failure.code()).isEqualTo("InvalidParameterValue");
    assertThat(queue.receive().messageId()).isEqualTo(two.messageId());
  }

  @Test
  @Source(api = "ChangeMessageVisibilityBatch")
  @Unsure("The page does not say with which code a deleted message is refused.")
  void aMessageThatIsDeletedLeavesTheOthersAlone(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("one");
    queue.send("two");
    Message deleted = queue.receive();
    Message kept = queue.receive();
    queue.delete(deleted);

    ChangeMessageVisibilityBatchResponse answer =
        change(sqs, queue, timeout("deleted", deleted, 0), timeout("kept", kept, 0));

    BatchResultErrorEntry failure = onlyFailure(answer.failed());
    assertThat(failure.id()).isEqualTo("deleted");
    assertThat(failure.code()).isEqualTo("InvalidParameterValue");
    assertThat(queue.receive().messageId()).isEqualTo(kept.messageId());
  }

  @Test
  @Source(api = "ChangeMessageVisibilityBatch")
  void aBatchOfTimeoutsHasAnEntryAtLeast(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> change(sqs, queue)).as(EMPTY_BATCH_REQUEST);
  }

  @Test
  @Source(api = "ChangeMessageVisibilityBatch")
  void theIdsOfABatchOfTimeoutsAreDistinct(Sqs sqs) {
    Queue queue = sqs.queue();
    Message stranger = Message.builder().receiptHandle(NO_HANDLE).build();

    refused(() -> change(sqs, queue, timeout("same", stranger, 1), timeout("same", stranger, 2)))
        .as(BATCH_ENTRY_IDS_NOT_DISTINCT);
  }

  private static List<String> handles(List<Message> messages) {
    return messages.stream().map(Message::receiptHandle).toList();
  }

  /** Deletes by these handles, with their indices as entry ids. */
  private static DeleteMessageBatchResponse delete(Sqs sqs, Queue queue, List<String> handles) {
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, handles.size()).mapToObj(i -> deletion("" + i, handles.get(i))).toList();
    return sqs.client().deleteMessageBatch(b -> b.queueUrl(queue.url()).entries(entries));
  }

  private static DeleteMessageBatchRequestEntry deletion(String id, String handle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(handle).build();
  }

  private static ChangeMessageVisibilityBatchResponse change(
      Sqs sqs, Queue queue, ChangeMessageVisibilityBatchRequestEntry... entries) {
    return sqs.client().changeMessageVisibilityBatch(b -> b.queueUrl(queue.url()).entries(entries));
  }

  private static ChangeMessageVisibilityBatchRequestEntry timeout(
      String id, Message message, int seconds) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(message.receiptHandle())
        .visibilityTimeout(seconds)
        .build();
  }

  private static BatchResultErrorEntry onlyFailure(List<BatchResultErrorEntry> failures) {
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }
}
