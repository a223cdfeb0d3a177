package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class AsyncClientTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsAsyncClient sqs = EMULATOR.async();

  @Test
  void aMessageGoesThroughItsLife() {
    String url = sqs.createQueue(r -> r.queueName(Emulator.newName())).join().queueUrl();
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("Zürich")).join();
    Message message = sqs.receiveMessage(r -> r.queueUrl(url)).join().messages().get(0);
    assertThat(message.body()).isEqualTo("Zürich");
    sqs.changeMessageVisibility(
            r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(60))
        .join();
    sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle())).join();
    assertThat(
            sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .join()
                .attributes())
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0");
    sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("k", "v"))).join();
    assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).join().tags()).containsEntry("k", "v");
    sqs.purgeQueue(r -> r.queueUrl(url)).join();
    sqs.deleteQueue(r -> r.queueUrl(url)).join();
    assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("late")).join())
        .hasCauseExactlyInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void manyCallsAtOnceAreAllAnswered() {
    TestQueue queue = EMULATOR.newQueue();
    List<CompletableFuture<SendMessageResponse>> sent =
        IntStream.range(0, 500)
            .mapToObj(
                i -> sqs.sendMessage(r -> r.queueUrl(queue.url()).messageBody("message " + i)))
            .toList();
    sent.forEach(CompletableFuture::join);
    Set<String> received = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      List<Message> messages =
          sqs.receiveMessage(r -> r.queueUrl(queue.url()).maxNumberOfMessages(10))
              .join()
              .messages();
      received.addAll(TestQueue.bodies(messages));
      delete(queue, messages);
    }
    assertThat(received).hasSize(500);
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  private void delete(TestQueue queue, List<Message> messages) {
    List<DeleteMessageBatchRequestEntry> entries =
        messages.stream()
            .map(
                message ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
            .toList();
    assertThat(
            sqs.deleteMessageBatch(r -> r.queueUrl(queue.url()).entries(entries))
                .join()
                .successful())
        .hasSize(messages.size());
  }
}
