package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The SDK's batch manager: it collects single calls into batches, and prefetches. */
class BatchManagerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();
  private final SqsAsyncBatchManager manager = EMULATOR.async().batchManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private static <T> T get(CompletableFuture<T> answer) throws Exception {
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private List<CompletableFuture<SendMessageResponse>> send(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> manager.sendMessage(r -> r.queueUrl(queue.url()).messageBody("body " + i)))
        .toList();
  }

  @Test
  void sendsAreGathered() throws Exception {
    long before = EMULATOR.calls();
    for (CompletableFuture<SendMessageResponse> sent : send(25)) {
      assertThat(get(sent).messageId()).hasSize(36);
    }
    assertThat(EMULATOR.calls() - before).isLessThan(25);
    assertThat(queue.counts().visible()).isEqualTo(25);
  }

  @Test
  void messagesAreReceivedAndDeleted() throws Exception {
    for (CompletableFuture<SendMessageResponse> sent : send(25)) {
      get(sent);
    }
    List<Message> received = new ArrayList<>();
    while (received.size() < 25) {
      received.addAll(get(manager.receiveMessage(r -> r.queueUrl(queue.url()))).messages());
    }
    assertThat(received).extracting(Message::body).doesNotHaveDuplicates();
    List<CompletableFuture<?>> deletions = new ArrayList<>();
    for (Message message : received) {
      deletions.add(
          manager.deleteMessage(
              r -> r.queueUrl(queue.url()).receiptHandle(message.receiptHandle())));
    }
    for (CompletableFuture<?> deletion : deletions) {
      get(deletion);
    }
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  @Test
  void visibilityIsChanged() throws Exception {
    queue.sendAll("a", "b", "c");
    List<CompletableFuture<?>> changes = new ArrayList<>();
    for (Message message : queue.receive(10)) {
      changes.add(
          manager.changeMessageVisibility(
              r ->
                  r.queueUrl(queue.url())
                      .receiptHandle(message.receiptHandle())
                      .visibilityTimeout(0)));
    }
    for (CompletableFuture<?> change : changes) {
      get(change);
    }
    assertThat(queue.counts().visible()).isEqualTo(3);
  }

  @Test
  void closingHandsBackWhatWasReceivedAhead() throws Exception {
    queue.sendAll("a", "b", "c", "d", "e");
    List<Message> received =
        get(manager.receiveMessage(
                r -> r.queueUrl(queue.url()).maxNumberOfMessages(1).waitTimeSeconds(20)))
            .messages();
    assertThat(received).hasSize(1);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 5, 0));
    manager.close();
    await().until(queue::counts, new TestQueue.Counts(4, 1, 0)::equals);
  }

  @Test
  void entriesFailForThemselves() throws Exception {
    CompletableFuture<SendMessageResponse> good =
        manager.sendMessage(r -> r.queueUrl(queue.url()).messageBody("good"));
    CompletableFuture<SendMessageResponse> bad =
        manager.sendMessage(r -> r.queueUrl(queue.url()).messageBody("bad").delaySeconds(901));
    get(good);
    assertThat(bad)
        .failsWithin(PATIENCE)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .asInstanceOf(InstanceOfAssertFactories.type(SqsException.class))
        .extracting(failure -> failure.awsErrorDetails().errorCode())
        .isEqualTo("InvalidParameterValue");
    assertThat(queue.receiveBodies()).containsExactly("good");
  }

  @Test
  void aWholeBatchCanBeRefused() {
    assertThat(manager.sendMessage(r -> r.queueUrl(queue.url() + "-missing").messageBody("b")))
        .failsWithin(PATIENCE)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(QueueDoesNotExistException.class);
  }
}
