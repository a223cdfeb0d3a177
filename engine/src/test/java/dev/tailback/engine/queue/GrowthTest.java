package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No call visits all messages of a queue. A hundred thousand calls on a million messages take about
 * a second; if each visited all, they would take hours.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GrowthTest {
  private static final int MESSAGES = 1_000_000;
  private static final int GROUPS = 100_000;
  private static final int IN_FLIGHT = 110_000;
  private static final int CALLS = 100_000;

  private Queues queues = new Queues(EngineSettings.seeded(1), TestEngine.START_MILLIS);
  private final Deque<String> handles = new ArrayDeque<>();

  @Test
  void aStandardQueueIsAsFastWithAMillionMessages() {
    Queue queue = queues.create(TestEngine.address("orders"), QueueSettings.STANDARD);
    fill(queue);
    work(queue);
  }

  @Test
  void aFifoQueueIsAsFastWithAMillionMessagesInAHundredThousandGroups() {
    Queue queue = queues.create(TestEngine.address("orders.fifo"), QueueSettings.FIFO);
    fill(queue);
    work(queue);
  }

  @Test
  void aStandardQueueIsAsFastWhereAHundredThousandMessagesHaveComeBack() {
    EngineSettings oneTenant = EngineSettings.seeded(1).withFairQueues(false);
    queues = new Queues(oneTenant, TestEngine.START_MILLIS);
    Queue queue = queues.create(TestEngine.address("orders"), QueueSettings.STANDARD);
    fill(queue);
    handles.clear();
    queues.timeline().advanceTo(queues.timeline().nowMillis() + 40_000_000);
    assertThat(queue.counts()).isEqualTo(new QueueCounts(MESSAGES, 0, 0));
    receiveAll(queue);
    work(queue);
  }

  private void fill(Queue queue) {
    for (int i = 0; i < MESSAGES; i++) {
      send(queue, i);
    }
    receiveAll(queue);
  }

  private void receiveAll(Queue queue) {
    // In a FIFO queue only the first message of each group within the look-ahead can be received.
    while (handles.size() < IN_FLIGHT && receive(queue) > 0) {
      queues.timeline().advanceTo(queues.timeline().nowMillis() + 1);
    }
    assertThat(queue.counts().inFlight()).isGreaterThan(GROUPS - 10);
  }

  private void work(Queue queue) {
    for (int i = 0; i < CALLS / 5; i++) {
      send(queue, MESSAGES + i);
      queue.delete(handles.removeFirst());
      queue.changeVisibility(handles.getLast(), 30_000 + i % 1_000);
      receive(queue);
      queue.counts();
      queues.timeline().advanceTo(queues.timeline().nowMillis() + 1);
    }
    assertThat(queue.counts().visible() + queue.counts().inFlight()).isEqualTo(MESSAGES);
    queue.purge();
    assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0));
  }

  private static void send(Queue queue, int number) {
    String group = "g" + number % GROUPS;
    String id = queue.isFifo() ? Integer.toString(number) : null;
    queue.send(TestQueue.content("m", group, id), null);
  }

  private int receive(Queue queue) {
    List<ReceivedMessage> received = new ArrayList<>();
    queue.receive(new ReceiveRequest(10, 40_000, 0, null), received::addAll);
    queues.timeline().takeReplies().forEach(Runnable::run);
    received.forEach(message -> handles.addLast(message.receiptHandle()));
    return received.size();
  }
}
