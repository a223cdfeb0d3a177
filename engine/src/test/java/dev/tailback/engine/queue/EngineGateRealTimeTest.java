package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.time.EngineClock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gate on a running clock, whose thread fires what falls due. */
class EngineGateRealTimeTest {
  private static final QueueAddress ORDERS = TestEngine.address("orders");
  private static final QueueAddress DEAD = TestEngine.address("dead");

  private final EngineGate gate = new EngineGate(EngineSettings.seeded(1), EngineClock.running());

  EngineGateRealTimeTest() {
    QueueSettings redriving =
        QueueSettings.STANDARD.toBuilder().redrivePolicy(new RedrivePolicy(DEAD, 1)).build();
    gate.call(queues -> queues.create(ORDERS, redriving));
    gate.call(queues -> queues.create(DEAD, QueueSettings.STANDARD));
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private void send(QueueAddress queue, String body, int delaySeconds) {
    gate.call(queues -> queues.get(queue).send(TestQueue.content(body, null, null), delaySeconds));
  }

  private CompletableFuture<List<ReceivedMessage>> poll(int waitSeconds) {
    CompletableFuture<List<ReceivedMessage>> answer = new CompletableFuture<>();
    ReceiveRequest request = new ReceiveRequest(1, null, waitSeconds, null);
    gate.call(queues -> queues.get(ORDERS).receive(request, answer::complete));
    return answer.orTimeout(30, TimeUnit.SECONDS);
  }

  @Test
  void aWaitEndsByItselfAndNotTooEarly() {
    long start = System.nanoTime();
    assertThat(poll(1).join()).isEmpty();
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(990));
  }

  @Test
  void anAnswerThatFailsDoesNotEndTheThread() {
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> reported.complete(bug));
    try {
      ReceiveRequest request = new ReceiveRequest(1, null, 1, null);
      IllegalStateException bug = new IllegalStateException("the answer fails");
      gate.call(
          queues ->
              queues
                  .get(ORDERS)
                  .receive(
                      request,
                      messages -> {
                        throw bug;
                      }));
      assertThat(reported.orTimeout(30, TimeUnit.SECONDS).join()).isSameAs(bug);
      assertThat(poll(1).join()).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void theEndOfADelayWakesByItself() {
    send(ORDERS, "m1", 1);
    assertThat(TestQueue.bodies(poll(20).join())).containsExactly("m1");
  }

  @Test
  void anEarlierDeadlineWakesTheThreadThatSleepsToALaterOne() {
    CompletableFuture<List<ReceivedMessage>> late = poll(20);
    assertThat(poll(1).join()).isEmpty();
    assertThat(late).isNotDone();
  }

  @Test
  void aMoveTaskGoesOnByItself() {
    send(DEAD, "m1", 0);
    send(DEAD, "m2", 0);
    CompletableFuture<List<ReceivedMessage>> first = poll(20);
    CompletableFuture<List<ReceivedMessage>> second = poll(20);
    gate.call(queues -> queues.get(DEAD).moveTasks().start(ORDERS, 5));
    assertThat(TestQueue.bodies(first.join())).containsExactly("m1");
    assertThat(TestQueue.bodies(second.join())).containsExactly("m2");
  }
}
