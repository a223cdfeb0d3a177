package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.time.EngineClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gate on a paused clock. */
class EngineGateTest {
  private static final QueueAddress ORDERS = TestEngine.address("orders");

  private final EngineClock clock = EngineClock.pausedAt(TestEngine.START_MILLIS);
  private final EngineGate gate = new EngineGate(EngineSettings.seeded(1), clock);

  EngineGateTest() {
    gate.call(queues -> queues.create(ORDERS, QueueSettings.STANDARD));
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private SentMessage send(String body, int delaySeconds) {
    return gate.call(
        queues -> queues.get(ORDERS).send(TestQueue.content(body, null, null), delaySeconds));
  }

  private CompletableFuture<List<ReceivedMessage>> poll(int waitSeconds) {
    CompletableFuture<List<ReceivedMessage>> answer = new CompletableFuture<>();
    park(waitSeconds, answer);
    return answer;
  }

  private ParkedReceive park(int waitSeconds, CompletableFuture<List<ReceivedMessage>> answer) {
    ReceiveRequest request = new ReceiveRequest(1, null, waitSeconds, null);
    return gate.call(queues -> queues.get(ORDERS).receive(request, answer::complete));
  }

  private static List<String> bodies(CompletableFuture<List<ReceivedMessage>> answer) {
    return TestQueue.bodies(answer.join());
  }

  private static Set<Thread> timers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("tailback-timer"))
        .collect(Collectors.toSet());
  }

  @Test
  void aGateWhoseClockIsPausedHasNoThread() {
    Set<Thread> before = timers();
    park(20, new CompletableFuture<>());
    assertThat(before).containsAll(timers());
  }

  @Test
  void aCallIsMadeAtTheClocksTime() {
    clock.advance(Duration.ofSeconds(5));
    assertThat(gate.<Long>call(queues -> queues.timeline().nowMillis()))
        .isEqualTo(TestEngine.START_MILLIS + 5_000);
  }

  @Test
  void answersAreThereWhenTheCallReturns() {
    send("m1", 0);
    assertThat(bodies(poll(0).orTimeout(0, TimeUnit.SECONDS))).containsExactly("m1");
  }

  @Test
  void anAnswerThatFailsDoesNotKeepOthersFromRunning() {
    ReceiveRequest request = new ReceiveRequest(1, null, 10, null);
    IllegalStateException bug = new IllegalStateException("the first answer fails");
    gate.call(
        queues ->
            queues
                .get(ORDERS)
                .receive(
                    request,
                    messages -> {
                      throw bug;
                    }));
    CompletableFuture<List<ReceivedMessage>> second = poll(10);
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(10))).isSameAs(bug);
    assertThat(second).isDone();
  }

  @Test
  void aWaitingReceiveIsAnsweredByTheCallThatServesIt() {
    CompletableFuture<List<ReceivedMessage>> answer = poll(20);
    assertThat(answer).isNotDone();
    send("m1", 0);
    assertThat(answer).isDone();
    assertThat(bodies(answer)).containsExactly("m1");
  }

  @Test
  void everythingHappensBeforeMovingTheClockReturns() {
    send("m1", 10);
    CompletableFuture<List<ReceivedMessage>> first = poll(20);
    CompletableFuture<List<ReceivedMessage>> second = poll(5);
    clock.advance(Duration.ofSeconds(30));
    assertThat(first).isDone();
    assertThat(second).isDone();
    assertThat(first.join().get(0).firstReceivedAtMillis())
        .isEqualTo(TestEngine.START_MILLIS + 10_000);
    assertThat(second.join()).isEmpty();
  }

  @Test
  void aPausedClockEndsNoWait() {
    CompletableFuture<List<ReceivedMessage>> answer = poll(1);
    gate.settle();
    assertThat(answer).isNotDone();
  }

  @Test
  void aRefusalComesThroughAfterTheAnswersWereRun() {
    CompletableFuture<List<ReceivedMessage>> answer = poll(20);
    assertThatThrownBy(
            () ->
                gate.call(
                    queues -> {
                      queues.get(ORDERS).send(TestQueue.content("m1", null, null), null);
                      return queues.get(TestEngine.address("nobody"));
                    }))
        .isInstanceOf(Refusal.class);
    assertThat(bodies(answer)).containsExactly("m1");
  }

  @Test
  void anAnswerMayCallTheGateAgain() {
    CompletableFuture<List<ReceivedMessage>> second = poll(20).thenCompose(first -> poll(20));
    send("m1", 0);
    assertThat(second).isNotDone();
    send("m2", 0);
    assertThat(bodies(second)).containsExactly("m2");
  }

  @Test
  void aCancelledReceiveTakesNothing() {
    CompletableFuture<List<ReceivedMessage>> gone = new CompletableFuture<>();
    ParkedReceive parked = park(20, gone);
    CompletableFuture<List<ReceivedMessage>> next = poll(20);
    gate.call(
        queues -> {
          parked.cancel();
          return queues;
        });
    send("m1", 0);
    assertThat(gone).isNotDone();
    assertThat(next.join().get(0).receiveCount()).isEqualTo(1);
  }

  @Test
  void closingAnswersWaitingReceivesWithNothing() {
    CompletableFuture<List<ReceivedMessage>> answer = poll(20);
    gate.close();
    assertThat(answer.join()).isEmpty();
  }

  @Test
  void aThousandWaitersNeedNoThreads() {
    int before = Thread.getAllStackTraces().size();
    List<CompletableFuture<List<ReceivedMessage>>> answers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      answers.add(poll(20));
    }
    assertThat(Thread.getAllStackTraces().size()).isLessThan(before + 10);
    for (int i = 0; i < 1_000; i++) {
      send("m" + i, 0);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(bodies(answers.get(i))).containsExactly("m" + i);
    }
  }

  @Test
  void timeDoesNotGoBack() {
    assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
