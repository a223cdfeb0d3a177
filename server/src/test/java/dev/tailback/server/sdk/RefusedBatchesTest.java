package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** What is wrong with a batch as a whole: nothing of it is carried out. */
class RefusedBatchesTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void anEmptyBatchIsRefused() {
    assertEmpty(() -> send(queue, List.of()), "SendMessageBatchRequestEntry");
    assertEmpty(
        () -> sqs.deleteMessageBatch(r -> r.queueUrl(queue.url()).entries(List.of())),
        "DeleteMessageBatchRequestEntry");
    assertEmpty(
        () -> sqs.changeMessageVisibilityBatch(r -> r.queueUrl(queue.url()).entries(List.of())),
        "ChangeMessageVisibilityBatchRequestEntry");
  }

  private static void assertEmpty(ThrowingCallable call, String entry) {
    assertRefused(
        call,
        EmptyBatchRequestException.class,
        400,
        "AWS.SimpleQueueService.EmptyBatchRequest",
        "There should be at least one " + entry + " in the request.");
  }

  @Test
  void elevenEntriesAreTooMany() {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, 11).mapToObj(i -> entry("" + i, "b")).toList();
    assertRefused(
        () -> send(queue, entries),
        TooManyEntriesInBatchRequestException.class,
        400,
        "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
        "Maximum number of entries per request are 10. You have sent 11.");
    assertThat(send(queue, entries.subList(0, 10)).successful()).hasSize(10);
  }

  @Test
  void theIdsOfEntriesAreDistinct() {
    assertRefused(
        () -> send(queue, List.of(entry("a", "b"), entry("twice", "b"), entry("twice", "c"))),
        BatchEntryIdsNotDistinctException.class,
        400,
        "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
        "Id twice repeated.");
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "dot.ted", "ü", ""})
  void theIdsOfEntriesHaveAnAlphabet(String id) {
    assertRefused(
        () -> send(queue, List.of(entry(id, "b"))),
        InvalidBatchEntryIdException.class,
        400,
        "AWS.SimpleQueueService.InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can"
            + " be at most 80 letters long.");
  }

  @Test
  void aFifoBatchWithoutGroupsOrIdsIsRefusedAsAWhole() {
    TestQueue fifo = EMULATOR.newFifoQueue();
    SendMessageBatchRequestEntry good =
        entry("good", "b").toBuilder().messageGroupId("g").messageDeduplicationId("d").build();
    assertInvalidParameter(
        () -> send(fifo, List.of(good, entry("bad", "b").toBuilder().messageGroupId("g").build())),
        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
            + " provided explicitly");
    assertInvalidParameter(
        () ->
            send(
                fifo,
                List.of(good, entry("bad", "b").toBuilder().messageDeduplicationId("x").build())),
        "The request must contain the parameter MessageGroupId.");
    assertThat(fifo.receive(10)).isEmpty();
  }

  private SendMessageBatchResponse send(
      TestQueue target, List<SendMessageBatchRequestEntry> entries) {
    return sqs.sendMessageBatch(r -> r.queueUrl(target.url()).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }
}
