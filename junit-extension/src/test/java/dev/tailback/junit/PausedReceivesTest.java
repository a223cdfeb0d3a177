package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Receives that wait on a paused clock, and the hints about them. */
@TailbackTest
class PausedReceivesTest {
  private static final String HINT =
      "Tailback: a receive from queue orders has been waiting for 2 s, and its wait does not end by"
          + " itself, because this test's clock is paused. Move the clock from another thread, or"
          + " leave the TailbackClock out.";

  private SqsClient sqs;
  private SqsAsyncClient async;

  @SqsQueue(name = "orders")
  private TailbackQueue orders;

  private final List<String> hints = new ArrayList<>();
  private PausedReceives looking;
  private CompletableFuture<?> waiting;
  private long nanos;

  /** Returns the hints as if this much real time had passed. */
  private List<String> hintsAfter(Duration realTime) {
    nanos += realTime.toNanos();
    looking.look(nanos);
    return hints;
  }

  private void startWaiting() {
    waiting = async.receiveMessage(r -> r.queueUrl(orders.url()).waitTimeSeconds(20));
    await().until(() -> waitingReceives() > 0);
    looking = new PausedReceives(orders.emulator().gate(), orders.emulator().journal(), hints::add);
    looking.look(nanos);
  }

  private int waitingReceives() {
    return orders
        .emulator()
        .gate()
        .call(queues -> queues.get(orders.address()).inspection().waitingReceives());
  }

  @Test
  void aHintIsGivenOnceAQueue(TailbackClock clock) {
    startWaiting();
    assertThat(hintsAfter(Duration.ofMillis(1_999))).isEmpty();
    assertThat(hintsAfter(Duration.ofMillis(1))).containsExactly(HINT);
    clock.advance(Duration.ofSeconds(1));
    assertThat(hintsAfter(Duration.ofSeconds(2))).hasSize(1);
    assertThat(hintsAfter(Duration.ofSeconds(2))).hasSize(1);
    assertThat(waiting).isNotDone();
  }

  @Test
  void aClockThatIsMovedGivesNone(TailbackClock clock) {
    startWaiting();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMillis(1));
      assertThat(hintsAfter(Duration.ofMillis(1_999))).isEmpty();
    }
  }

  @Test
  void aClockThatRunsGivesNone() {
    startWaiting();
    long before = System.currentTimeMillis();
    await().until(() -> System.currentTimeMillis() > before + 1);
    assertThat(hintsAfter(Duration.ofSeconds(2))).isEmpty();
  }

  @Test
  void aConsumerThatGetsMessagesGivesNone(TailbackClock clock) {
    startWaiting();
    assertThat(hintsAfter(Duration.ofMillis(1_999))).isEmpty();
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m1"));
    assertThatQueue(orders).hasInFlight(1);
    waiting.join();
    var second = async.receiveMessage(r -> r.queueUrl(orders.url()).waitTimeSeconds(20));
    await().until(() -> waitingReceives() > 0);
    assertThat(hintsAfter(Duration.ofMillis(1_999))).isEmpty();
    clock.advance(Duration.ofSeconds(20));
    assertThat(second.join().messages()).isEmpty();
  }

  @TailbackTest
  static class Waiting {
    @Test
    void forAnotherThread(
        TailbackClock clock, SqsClient sqs, @SqsQueue(name = "orders") TailbackQueue orders)
        throws Exception {
      Thread mover = new Thread(() -> moveAfterTheHint(clock));
      mover.start();
      sqs.receiveMessage(r -> r.queueUrl(orders.url()).waitTimeSeconds(20));
      mover.join();
    }

    private static void moveAfterTheHint(TailbackClock clock) {
      await().until(() -> ERRORS.toString(StandardCharsets.UTF_8).contains("Tailback: "));
      clock.advance(Duration.ofSeconds(20));
    }
  }

  private static final ByteArrayOutputStream ERRORS = new ByteArrayOutputStream();

  @Test
  @ResourceLock(Resources.SYSTEM_ERR)
  void theHintIsPrintedAfterTwoRealSeconds() {
    PrintStream before = System.err;
    System.setErr(new PrintStream(ERRORS, true, StandardCharsets.UTF_8));
    try {
      Kit.succeeds(Kit.run(Waiting.class), 1);
    } finally {
      System.setErr(before);
    }
    assertThat(ERRORS.toString(StandardCharsets.UTF_8).lines()).containsExactly(HINT);
  }
}
