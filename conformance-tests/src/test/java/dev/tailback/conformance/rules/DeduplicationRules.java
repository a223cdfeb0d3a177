package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

@Rules("Deduplication")
@Source(guide = "using-messagededuplicationid-property")
final class DeduplicationRules {
  private static final String SHA_256_OF_HELLO_WORLD =
      "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

  @Test
  void aMessageWithTheSameIdIsAcceptedButNotDelivered(Sqs sqs) {
    Queue queue = sqs.fifo();

    queue.send("original", "group", "id");
    queue.send("duplicate", "group", "id");

    deliversOnly(queue, "original");
  }

  @Test
  void messagesWithOtherIdsAreDeliveredThoughTheirBodiesAreTheSame(Sqs sqs) {
    Queue queue = sqs.fifo();

    queue.send("same", "group", "1");
    queue.send("same", "group", "2");

    deliversOnly(queue, "same", "same");
  }

  @Test
  void anIdIsRememberedAfterItsMessageIsDeleted(Sqs sqs) {
    Queue queue = sqs.fifo();
    queue.send("original", "group", "id");
    queue.delete(queue.receive());

    queue.send("duplicate", "group", "id");

    queue.givesNothing();
  }

  @Test
  @Slow
  void anIdIsRememberedForFiveMinutes(Sqs sqs) {
    Queue queue = sqs.fifo();
    queue.send("original", "group", "id");

    sqs.passSeconds(270);
    queue.send("duplicate", "group", "id");

    deliversOnly(queue, "original");
  }

  @Test
  @Slow
  @Unsure("The API reference calls the five minutes a minimum.")
  void anIdIsForgottenAfterFiveMinutes(Sqs sqs) {
    Queue queue = sqs.fifo();
    queue.send("original", "group", "id");

    sqs.passSeconds(310);
    queue.send("another", "group", "id");

    deliversOnly(queue, "original", "another");
  }

  @Test
  @Slow
  @Unsure("The pages do not say whether a duplicate begins another five minutes.")
  void aDuplicateDoesNotProlongTheFiveMinutes(Sqs sqs) {
    Queue queue = sqs.fifo();
    queue.send("original", "group", "id");
    sqs.passSeconds(200);
    queue.send("duplicate", "group", "id");

    sqs.passSeconds(110);
    queue.send("another", "group", "id");

    deliversOnly(queue, "original", "another");
  }

  @Test
  @Unsure("The pages do not say what a duplicate is answered, but that it is accepted.")
  void aDuplicateIsAnsweredLikeTheOriginal(Sqs sqs) {
    Queue queue = sqs.fifo();

    SendMessageResponse original = queue.send("same", "group", "id");
    SendMessageResponse duplicate = queue.send("same", "group", "id");

    assertThat(duplicate.messageId()).isEqualTo(original.messageId());
    assertThat(duplicate.sequenceNumber()).isEqualTo(original.sequenceNumber());
  }

  @Test
  @Unsure("The pages do not say whose MD5 a duplicate is answered with; the SDK checks its own.")
  void theMd5OfADuplicateIsOfItsOwnBody(Sqs sqs) {
    Queue queue = sqs.fifo();
    queue.send("hello", "group", "id");

    assertThat(queue.send("hello world", "group", "id").md5OfMessageBody())
        .isEqualTo("5eb63bbbe01eeed093cb22bb8f5acdc3");
  }

  @Test
  @Unsure("The pages do not speak of duplicates within a batch.")
  void aDuplicateWithinABatchIsAnsweredLikeTheOriginal(Sqs sqs) {
    Queue queue = sqs.fifo();

    List<SendMessageBatchResultEntry> answers =
        sqs.client()
            .sendMessageBatch(
                b ->
                    b.queueUrl(queue.url())
                        .entries(entry("1", "original"), entry("2", "duplicate")))
            .successful();

    assertThat(answers).hasSize(2);
    assertThat(answers)
        .extracting(SendMessageBatchResultEntry::messageId)
        .containsOnly(answers.get(0).messageId());
    deliversOnly(queue, "original");
  }

  @Test
  void withoutAnIdAMessageIsRefused(Sqs sqs) {
    Queue queue = sqs.fifo();

    refused(() -> queue.send("lost", m -> m.messageGroupId("group")))
        .as(INVALID_PARAMETER_VALUE)
        .mentioning("ContentBasedDeduplication");
  }

  @Test
  @Source(api = "SendMessage")
  void anIdHasUpTo128LettersDigitsAndPunctuationMarks(Sqs sqs) {
    Queue queue = sqs.fifo();
    String punctuation = "Az09!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    String longest = punctuation + "x".repeat(128 - punctuation.length());

    queue.send("sent", "group", longest);

    refused(() -> queue.send("refused", "group", longest + "x")).as(INVALID_PARAMETER_VALUE);
    refused(() -> queue.send("refused", "group", "two words")).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "FIFO-queues-exactly-once-processing")
  void aMessageWithTheSameBodyIsADuplicateWhereTheContentDecides(Sqs sqs) {
    Queue queue = sqs.fifo("ContentBasedDeduplication", "true");

    queue.send("same", m -> m.messageGroupId("group"));
    queue.send("same", m -> m.messageGroupId("group"));
    queue.send("other", m -> m.messageGroupId("group"));

    deliversOnly(queue, "same", "other");
  }

  @Test
  @Source(guide = "FIFO-queues-exactly-once-processing")
  void attributesAreNoPartOfTheContentThatDecides(Sqs sqs) {
    Queue queue = sqs.fifo("ContentBasedDeduplication", "true");
    MessageAttributeValue blue =
        MessageAttributeValue.builder().dataType("String").stringValue("blue").build();

    queue.send("same", m -> m.messageGroupId("group"));
    queue.send("same", m -> m.messageGroupId("group").messageAttributes(Map.of("colour", blue)));

    deliversOnly(queue, "same");
  }

  @Test
  @Source(guide = "FIFO-queues-exactly-once-processing")
  void theIdOfTheContentIsTheSha256OfTheBody(Sqs sqs) {
    Queue queue = sqs.fifo("ContentBasedDeduplication", "true");
    queue.send("hello world", m -> m.messageGroupId("group"));

    assertThat(
            queue
                .receive(r -> r.messageSystemAttributeNamesWithStrings("MessageDeduplicationId"))
                .attributesAsStrings())
        .containsEntry("MessageDeduplicationId", SHA_256_OF_HELLO_WORLD);
  }

  @Test
  @Source(api = "SendMessage")
  void anIdThatIsGivenHoldsInsteadOfTheContents(Sqs sqs) {
    Queue queue = sqs.fifo("ContentBasedDeduplication", "true");

    queue.send("same", "group", "1");
    queue.send("same", "group", "2");

    deliversOnly(queue, "same", "same");
  }

  @Test
  @Source(api = "SendMessage")
  void anIdThatIsGivenMayBeThatOfAnothersContent(Sqs sqs) {
    Queue queue = sqs.fifo("ContentBasedDeduplication", "true");

    queue.send("hello world", m -> m.messageGroupId("group"));
    queue.send("duplicate", "group", SHA_256_OF_HELLO_WORLD);

    deliversOnly(queue, "hello world");
  }

  @Test
  @Source(api = "CreateQueue")
  void anIdHoldsForAllGroupsOfAQueue(Sqs sqs) {
    Queue queue = sqs.fifo();

    queue.send("original", "a", "id");
    queue.send("duplicate", "b", "id");

    deliversOnly(queue, "original");
  }

  @Test
  @Source(api = "CreateQueue")
  void anIdHoldsForItsGroupWhereThatIsTheScope(Sqs sqs) {
    Queue queue = sqs.fifo("DeduplicationScope", "messageGroup");

    queue.send("of a", "a", "id");
    queue.send("of b", "b", "id");
    queue.send("duplicate", "a", "id");

    deliversOnly(queue, "of a", "of b");
  }

  @Test
  @Slow
  @Source(api = "PurgeQueue")
  @Unsure("The page does not say that a purge forgets ids; it was seen to.")
  void aPurgeForgetsIds(Sqs sqs) {
    Queue queue = sqs.fifo();
    queue.send("purged", "group", "id");
    sqs.client().purgeQueue(p -> p.queueUrl(queue.url()));

    // Until then a purge may drop new messages.
    sqs.passSeconds(61);
    queue.send("another", "group", "id");

    deliversOnly(queue, "another");
  }

  /** Expects exactly these messages, in any order of groups, and deletes them. */
  private static void deliversOnly(Queue queue, String... bodies) {
    List<String> delivered = new ArrayList<>();
    while (delivered.size() < bodies.length) {
      Message message = queue.receive();
      delivered.add(message.body());
      queue.delete(message);
    }

    assertThat(delivered).containsExactlyInAnyOrder(bodies);
    queue.givesNothing();
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(body)
        .messageGroupId("group")
        .messageDeduplicationId("id")
        .build();
  }
}
