package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Dropping all messages of a queue. */
class PurgeTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  @Test
  void visibleDelayedAndInFlightMessagesAreDropped() {
    queue.sendAll("m1", "m2");
    queue.send("m3", 10);
    queue.receiveOne();
    queue.holds(1, 1, 1);
    queue.purge();
    queue.holds(0, 0, 0);
    world.advanceSeconds(60);
    queue.holds(0, 0, 0);
  }

  @Test
  void laterMessagesStay() {
    queue.send("m1");
    queue.purge();
    queue.send("m2");
    assertThat(queue.bodies(10)).containsExactly("m2");
  }

  @Test
  void aLongPollGoesOnWaiting() {
    LongPoll poll = queue.poll(1, 20);
    queue.purge();
    assertThat(poll.isWaiting()).isTrue();
    queue.send("m1");
    assertThat(poll.bodies()).containsExactly("m1");
  }

  @Test
  void aPurgeFreesThePlacesInFlight() {
    queue.limit(1, 1);
    queue.sendAll("m1", "m2");
    queue.receiveOne();
    LongPoll poll = queue.poll(1, 20);
    queue.purge();
    assertThat(poll.isWaiting()).isTrue();
    queue.send("m3");
    assertThat(poll.bodies()).containsExactly("m3");
  }

  @Test
  void lockedGroupsAreFreeAfterwards() {
    TestQueue fifo = world.fifo("orders");
    fifo.sendAllTo("g", "m1", "m2");
    fifo.receiveOne();
    fifo.purge();
    fifo.sendTo("g", "m3");
    assertThat(fifo.bodies(10)).containsExactly("m3");
  }

  @Test
  void theLookAheadLimitHoldsAfterwards() {
    TestQueue fifo = world.fifo("orders");
    fifo.limit(10, 1);
    fifo.purge();
    fifo.sendTo("g", "m1");
    fifo.sendTo("h", "m2");
    assertThat(fifo.bodies(10)).containsExactly("m1");
  }

  @Test
  void aPurgeCanBeRepeatedWhereTheSixtySecondRulesAreOff() {
    queue.purge();
    queue.purge();
    queue.holds(0, 0, 0);
  }

  @Test
  void aQueueIsPurgedOnlyOnceInSixtySecondsWhereTheRulesAreOn() {
    TestEngine strict = new TestEngine(EngineSettings.seeded(1).withSixtySecondRules(true));
    TestQueue strictQueue = strict.standard("orders");
    strictQueue.purge();
    strictQueue.send("m1");
    strict.advanceMillis(59_999);
    Refusal refusal = TestQueue.refused(strictQueue::purge);
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.PURGE_QUEUE_IN_PROGRESS);
    assertThat(refusal.text())
        .isEqualTo("Only one PurgeQueue operation on orders is allowed every 60 seconds.");
    strictQueue.holds(1, 0, 0);
    strict.advanceMillis(1);
    strictQueue.purge();
    strictQueue.holds(0, 0, 0);
  }
}
