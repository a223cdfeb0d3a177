package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Time controlled by a test. */
@TailbackTest
class ClockTest {
  private SqsClient sqs;

  @SqsQueue(name = "orders", visibilityTimeout = 30)
  private TailbackQueue orders;

  private void send(String body) {
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody(body));
  }

  private int receive() {
    return sqs.receiveMessage(r -> r.queueUrl(orders.url()).maxNumberOfMessages(10))
        .messages()
        .size();
  }

  @Test
  void aVisibilityTimeoutEndsToTheMillisecond(TailbackClock clock) {
    send("m1");
    assertThat(receive()).isEqualTo(1);
    clock.advance(Duration.ofMillis(29_999));
    assertThatQueue(orders).hasInFlight(1).hasVisible(0);
    assertThat(clock.advance(Duration.ofMillis(1)).visibilityTimeoutsEnded()).isEqualTo(1);
    assertThatQueue(orders).hasInFlight(0).hasVisible(1);
  }

  @Test
  void theTimeOfTheNextDeadlineCanBeGoneTo(TailbackClock clock) {
    Instant before = clock.now();
    send("m1");
    receive();
    clock.advanceToNext();
    assertThat(clock.now()).isEqualTo(before.plusSeconds(30));
  }

  @Test
  void itIsPausedUntilItIsResumed(TailbackClock clock) {
    clock.resume();
    Instant before = clock.now();
    Awaitility.await().until(() -> clock.now().isAfter(before));
    clock.pause();
    assertThat(clock.now()).isEqualTo(clock.now());
  }

  @TailbackTest
  static class Together {
    static final CyclicBarrier TWO = new CyclicBarrier(2);

    @RepeatedTest(10)
    void meetsAnother(TailbackAccount account) throws Exception {
      assertThat(account.endpoint()).isNotNull();
      TWO.await(60, TimeUnit.SECONDS);
    }
  }

  @TailbackTest
  static class Others {
    static final AtomicInteger RUNNING = new AtomicInteger();

    @RepeatedTest(30)
    void theirClockRuns(TailbackAccount account) {
      RUNNING.incrementAndGet();
      for (int i = 0; i < 1_000; i++) {
        assertThat(account.emulator().gate().clock().isPaused()).isFalse();
      }
      RUNNING.decrementAndGet();
    }
  }

  @TailbackTest
  static class Movers {
    @RepeatedTest(10)
    void eachRunsAlone(
        TailbackClock clock, SqsClient sqs, @SqsQueue(name = "orders") TailbackQueue orders) {
      assertThat(Others.RUNNING.getAndIncrement()).isZero();
      Instant before = clock.now();
      sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m1"));
      clock.advance(Duration.ofSeconds(1));
      assertThat(clock.now()).isEqualTo(before.plusSeconds(1));
      assertThat(Others.RUNNING.decrementAndGet()).isZero();
    }
  }

  @TailbackTest
  static class MoverByField {
    private TailbackClock clock;

    @RepeatedTest(3)
    void runsAlone() {
      assertThat(Others.RUNNING.getAndIncrement()).isZero();
      clock.advance(Duration.ofSeconds(1));
      assertThat(Others.RUNNING.decrementAndGet()).isZero();
    }
  }

  @TailbackTest(perClass = true)
  static class OwnClock {
    static final CountDownLatch BOTH = new CountDownLatch(2);

    @Test
    void runsBesideTheOther(TailbackClock clock) throws Exception {
      BOTH.countDown();
      assertThat(BOTH.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @TailbackTest(perClass = true)
  static class OtherOwnClock {
    @Test
    void runsBesideTheOther(TailbackClock clock) throws Exception {
      OwnClock.BOTH.countDown();
      assertThat(OwnClock.BOTH.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void testsWithoutTheClockRunTogether() {
    Kit.succeeds(Kit.runAtTheSameTime(Together.class), 10);
  }

  @Test
  void noTestRunsBesideOneThatMovesTheirClock() {
    Kit.succeeds(Kit.runAtTheSameTime(Others.class, Movers.class, MoverByField.class), 43);
  }

  @Test
  void testsWithClocksOfTheirOwnRunTogether() {
    Kit.succeeds(Kit.runAtTheSameTime(OwnClock.class, OtherOwnClock.class), 2);
  }
}
