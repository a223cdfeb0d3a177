package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads at one gate. No message is lost or in flight at two consumers. */
class EngineGateConcurrencyTest {
  private static final int PRODUCERS = 4;
  private static final int CONSUMERS = 6;
  private static final int MESSAGES_EACH = 3_000;

  private final EngineGate gate = new EngineGate(EngineSettings.seeded(1), EngineClock.running());
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private final CountDownLatch left = new CountDownLatch(PRODUCERS * MESSAGES_EACH);

  @ParameterizedTest
  @ValueSource(strings = {"orders", "orders.fifo"})
  void everyMessageIsHeldByOneConsumerAtATimeAndDeletedOnce(String name) throws Exception {
    QueueAddress queue = TestEngine.address(name);
    boolean isFifo = name.endsWith(".fifo");
    gate.call(queues -> queues.create(queue, isFifo ? QueueSettings.FIFO : QueueSettings.STANDARD));
    ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS + CONSUMERS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      int producer = i;
      running.add(threads.submit(() -> produce(queue, isFifo, producer)));
    }
    for (int i = 0; i < CONSUMERS; i++) {
      int consumer = i;
      running.add(threads.submit(() -> consume(queue, new Random(consumer))));
    }
    for (Future<?> each : running) {
      each.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertThat(done).hasSize(PRODUCERS * MESSAGES_EACH);
    assertThat(held).isEmpty();
    gate.call(EngineGateConcurrencyTest::isEmpty);
    gate.close();
  }

  private static boolean isEmpty(Queues queues) {
    queues.timeline().takeReplies();
    queues.checkInvariants();
    queues.all().forEach(q -> assertThat(q.counts()).isEqualTo(new QueueCounts(0, 0, 0)));
    return true;
  }

  private void produce(QueueAddress queue, boolean isFifo, int producer) {
    for (int i = 0; i < MESSAGES_EACH; i++) {
      String body = producer + "-" + i;
      MessageContent content =
          TestQueue.content(body, isFifo ? "g" + i % 50 : null, isFifo ? body : null);
      gate.call(queues -> queues.get(queue).send(content, null));
    }
  }

  private void consume(QueueAddress queue, Random random) {
    while (left.getCount() > 0) {
      for (ReceivedMessage message : receive(queue, random)) {
        String body = message.content().body();
        assertThat(held.add(body)).as("%s is held by one consumer", body).isTrue();
        assertThat(done).doesNotContain(body);
        held.remove(body);
        boolean isGivenBack = random.nextInt(10) == 0;
        if (!isGivenBack) {
          assertThat(done.add(body)).isTrue();
          left.countDown();
        }
        gate.call(queues -> finish(queues.get(queue), message, isGivenBack));
      }
    }
  }

  private static Queue finish(Queue queue, ReceivedMessage message, boolean isGivenBack) {
    if (isGivenBack) {
      queue.changeVisibility(message.receiptHandle(), 0);
    } else {
      queue.delete(message.receiptHandle());
    }
    return queue;
  }

  /** Sometimes cancels during the wait, and then must receive nothing. */
  private List<ReceivedMessage> receive(QueueAddress queue, Random random) {
    CompletableFuture<List<ReceivedMessage>> answer = new CompletableFuture<>();
    ReceiveRequest request = new ReceiveRequest(1 + random.nextInt(10), null, 1, null);
    ParkedReceive parked =
        gate.call(queues -> queues.get(queue).receive(request, answer::complete));
    if (parked != null && random.nextInt(3) == 0) {
      gate.call(
          queues -> {
            parked.cancel();
            return queues;
          });
      // Served before it was cancelled: another thread is about to run the reply.
      return answer.completeOnTimeout(List.of(), 200, TimeUnit.MILLISECONDS).join();
    }
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }
}
