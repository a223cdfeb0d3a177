package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class ConcurrencyTest {
  private static final int PRODUCERS = 4;
  private static final int CONSUMERS = 4;
  private static final int BATCHES = 50;
  private static final int MESSAGES = PRODUCERS * BATCHES * 10;

  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger left = new AtomicInteger(MESSAGES);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void everyMessageIsReceivedAndDeletedOnce() throws Exception {
    TestQueue queue = EMULATOR.newQueue();
    run(queue, producer -> SendMessageBatchRequestEntry.builder());
    assertThat(received).hasSize(MESSAGES).doesNotHaveDuplicates();
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  @Test
  void everyGroupIsReceivedInOrder() throws Exception {
    TestQueue queue = EMULATOR.newFifoQueue();
    run(
        queue,
        producer ->
            SendMessageBatchRequestEntry.builder()
                .messageGroupId("group-" + producer)
                .messageDeduplicationId(Emulator.newName()));
    Map<String, Integer> last = new HashMap<>();
    for (String body : received) {
      String[] parts = body.split(":", -1);
      int number = Integer.parseInt(parts[1]);
      assertThat(number).isEqualTo(last.getOrDefault(parts[0], -1) + 1);
      last.put(parts[0], number);
    }
    assertThat(received).hasSize(MESSAGES);
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  /** Creates the entries of one producer, which then get an id and a body. */
  private interface Entries {
    SendMessageBatchRequestEntry.Builder of(int producer);
  }

  private void run(TestQueue queue, Entries entries) throws Exception {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      int producer = i;
      work.add(() -> produce(queue, producer, entries));
    }
    for (int i = 0; i < CONSUMERS; i++) {
      work.add(() -> consume(queue));
    }
    for (Future<Boolean> end : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
      assertThat(end.get()).isTrue();
    }
  }

  private boolean produce(TestQueue queue, int producer, Entries entries) {
    for (int i = 0; i < BATCHES; i++) {
      int first = i * 10;
      List<SendMessageBatchRequestEntry> batch =
          IntStream.range(first, first + 10)
              .mapToObj(n -> entries.of(producer).id("" + n).messageBody(producer + ":" + n))
              .map(SendMessageBatchRequestEntry.Builder::build)
              .toList();
      EMULATOR.sqs().sendMessageBatch(r -> r.queueUrl(queue.url()).entries(batch));
    }
    return true;
  }

  private boolean consume(TestQueue queue) {
    while (left.get() > 0) {
      List<Message> messages = queue.receive(10);
      received.addAll(TestQueue.bodies(messages));
      if (!messages.isEmpty()) {
        delete(queue, messages);
        left.addAndGet(-messages.size());
      }
    }
    return true;
  }

  private static void delete(TestQueue queue, List<Message> messages) {
    List<DeleteMessageBatchRequestEntry> entries =
        messages.stream()
            .map(
                message ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
            .toList();
    int deleted =
        EMULATOR
            .sqs()
            .deleteMessageBatch(r -> r.queueUrl(queue.url()).entries(entries))
            .successful()
            .size();
    assertThat(deleted).isEqualTo(messages.size());
  }
}
