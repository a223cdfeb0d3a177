package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.time.EngineClock;
import dev.tailback.engine.time.NextEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The counts that moving the clock returns. */
class TimedEventCountsTest {
  private static final QueueAddress ORDERS = TestEngine.address("orders");
  private static final QueueAddress DEAD = TestEngine.address("dead");

  private final EngineClock clock = EngineClock.pausedAt(TestEngine.START_MILLIS);
  private final EngineGate gate = new EngineGate(EngineSettings.seeded(1), clock);

  TimedEventCountsTest() {
    QueueSettings redriving =
        QueueSettings.STANDARD.toBuilder().redrivePolicy(new RedrivePolicy(DEAD, 1)).build();
    gate.run(queues -> queues.create(DEAD, QueueSettings.STANDARD));
    gate.run(queues -> queues.create(ORDERS, redriving));
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private void send(int delaySeconds) {
    gate.run(queues -> queues.get(ORDERS).send(TestQueue.content("m", null, null), delaySeconds));
  }

  private void receive(int waitSeconds) {
    ReceiveRequest request = new ReceiveRequest(10, 30, waitSeconds, null);
    gate.run(queues -> queues.get(ORDERS).receive(request, messages -> {}));
  }

  @Test
  void delaysAndVisibilityTimeoutsThatEndAreCounted() {
    send(0);
    receive(0);
    send(10);
    TimedEventCounts happened = gate.advance(Duration.ofSeconds(30));
    assertThat(happened).isEqualTo(new TimedEventCounts(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void aPollThatIsAnsweredOnTheWayDeadLettersOnTheWay() {
    send(0);
    receive(0);
    receive(20);
    send(15);
    TimedEventCounts happened = gate.advance(Duration.ofSeconds(15));
    assertThat(happened).isEqualTo(new TimedEventCounts(1, 0, 0, 0, 0, 1, 0));
    receive(20);
    assertThat(gate.advance(Duration.ofSeconds(15)))
        .isEqualTo(new TimedEventCounts(0, 1, 0, 1, 0, 0, 0));
    assertThat(gate.advance(Duration.ofSeconds(5)))
        .isEqualTo(new TimedEventCounts(0, 0, 0, 0, 0, 0, 1));
  }

  @Test
  void expiredMessagesAreCounted() {
    send(0);
    send(0);
    assertThat(gate.advance(Duration.ofDays(4)).messagesExpired()).isEqualTo(2);
  }

  @Test
  void theNextEventIsDescribedAndTheClockCanMoveToIt() {
    assertThat(gate.<NextEvent>call(queues -> queues.timeline().nextEvent())).isNull();
    send(10);
    assertThat(gate.<NextEvent>call(queues -> queues.timeline().nextEvent()))
        .isEqualTo(
            new NextEvent(
                TestEngine.START_MILLIS + 10_000,
                "a message of orders becomes visible",
                "orders",
                false));
    assertThat(gate.advanceToNext().delaysEnded()).isEqualTo(1);
    assertThat(clock.nowMillis()).isEqualTo(TestEngine.START_MILLIS + 10_000);
  }

  @Test
  void withoutAnEventToComeTheClockIsNotMoved() {
    assertThat(gate.advanceToNext()).isEqualTo(new TimedEventCounts(0, 0, 0, 0, 0, 0, 0));
    assertThat(clock.nowMillis()).isEqualTo(TestEngine.START_MILLIS);
  }

  @Test
  void aTaskFromOutsideIsDoneAtItsTime() {
    long[] doneAt = new long[1];
    gate.run(
        queues ->
            queues.timeline().schedule(5_000, "tea is ready", () -> doneAt[0] = clock.nowMillis()));
    assertThat(gate.<NextEvent>call(queues -> queues.timeline().nextEvent()))
        .isEqualTo(new NextEvent(TestEngine.START_MILLIS + 5_000, "tea is ready"));
    gate.advance(Duration.ofSeconds(5));
    assertThat(doneAt[0]).isEqualTo(TestEngine.START_MILLIS + 5_000);
  }
}
