package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Delayed messages. */
class DelayTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders", settings -> settings.delaySeconds(10));
  private final TestQueue fifo = world.fifo("orders", settings -> settings.delaySeconds(10));

  @Test
  void aMessageIsDelayedByTheQueuesDelay() {
    queue.send("m1");
    queue.holds(0, 0, 1);
    world.advanceMillis(9_999);
    assertThat(queue.receive(1)).isEmpty();
    world.advanceMillis(1);
    queue.holds(1, 0, 0);
    assertThat(queue.bodies(1)).containsExactly("m1");
  }

  @Test
  void aMessagesOwnDelayWins() {
    queue.send("m1", 3);
    queue.send("m2", 900);
    world.advanceSeconds(3);
    queue.holds(1, 0, 1);
    world.advanceMillis(896_999);
    queue.holds(1, 0, 1);
    world.advanceMillis(1);
    queue.holds(2, 0, 0);
  }

  @Test
  void anExplicitZeroIsNoDelay() {
    queue.send("m1", 0);
    queue.holds(1, 0, 0);
  }

  @Test
  void delayedMessagesTakeTheirPlacesByWhenTheyWereSent() {
    queue.send("m1", 9);
    queue.send("m2", 3);
    queue.send("m3", 6);
    queue.send("m4", 0);
    world.advanceSeconds(3);
    assertThat(TestQueue.bodies(queue.receive(10, 0))).containsExactly("m2", "m4");
    world.advanceSeconds(6);
    assertThat(queue.bodies(10)).containsExactly("m1", "m2", "m3", "m4");
  }

  @Test
  void anotherQueueDelayLeavesAStandardQueuesMessagesAsTheyAre() {
    queue.send("m1");
    queue.change(settings -> settings.delaySeconds(0));
    queue.holds(0, 0, 1);
    queue.send("m2");
    queue.holds(1, 0, 1);
    world.advanceSeconds(10);
    queue.holds(2, 0, 0);
  }

  @Test
  void aShorterDelayHoldsForAFifoQueuesDelayedMessagesToo() {
    fifo.sendTo("g", "m1");
    world.advanceSeconds(2);
    fifo.change(settings -> settings.delaySeconds(4));
    world.advanceMillis(1_999);
    fifo.holds(0, 0, 1);
    world.advanceMillis(1);
    fifo.holds(1, 0, 0);
  }

  @Test
  void aShorterDelayThatIsOverMakesAFifoQueuesMessagesVisibleAtOnce() {
    fifo.sendAllTo("g", "m1", "m2");
    world.advanceSeconds(5);
    fifo.change(settings -> settings.delaySeconds(5));
    fifo.holds(2, 0, 0);
    assertThat(fifo.bodies(10)).containsExactly("m1", "m2");
  }

  @Test
  void aLongerDelayHoldsForAFifoQueuesDelayedMessagesToo() {
    fifo.sendTo("g", "m1");
    world.advanceSeconds(5);
    fifo.change(settings -> settings.delaySeconds(60));
    world.advanceMillis(54_999);
    fifo.holds(0, 0, 1);
    world.advanceMillis(1);
    fifo.holds(1, 0, 0);
  }

  @Test
  void aLongerDelayDoesNotDelayAFifoQueuesVisibleMessagesAgain() {
    fifo.sendTo("g", "m1");
    world.advanceSeconds(10);
    fifo.change(settings -> settings.delaySeconds(60));
    fifo.holds(1, 0, 0);
  }

  @Test
  void anotherDelayLeavesWhatIsInFlightInAFifoQueueAsItIs() {
    fifo.sendTo("g", "m1");
    world.advanceSeconds(10);
    fifo.receiveOne();
    fifo.change(settings -> settings.delaySeconds(0));
    fifo.holds(0, 1, 0);
    world.advanceSeconds(30);
    fifo.holds(1, 0, 0);
  }

  @Test
  void otherSettingsLeaveAFifoQueuesDelayedMessagesAsTheyAre() {
    fifo.sendTo("g", "m1");
    world.advanceSeconds(5);
    fifo.change(settings -> settings.visibilityTimeoutSeconds(1));
    world.advanceMillis(4_999);
    fifo.holds(0, 0, 1);
    world.advanceMillis(1);
    fifo.holds(1, 0, 0);
  }

  @Test
  void anExplicitZeroIsTheQueuesDelayInAFifoQueue() {
    fifo.send(TestQueue.content("m1", "g", "d"), 0);
    fifo.holds(0, 0, 1);
  }

  /** A dead letter is not delayed, so it can be visible behind a delayed message. */
  @Test
  void aDelayedHeadBlocksItsGroupAndNoOther() {
    TestQueue source =
        world.fifo(
            "source", settings -> settings.redrivePolicy(new RedrivePolicy(fifo.address(), 1)));
    fifo.sendTo("g", "m1");
    source.sendTo("g", "m2");
    source.sendTo("h", "m3");
    source.receive(2, 0);
    source.receive(2);
    fifo.holds(2, 0, 1);
    assertThat(fifo.bodies(10)).containsExactly("m3");
    world.advanceSeconds(10);
    assertThat(fifo.bodies(10)).containsExactly("m1", "m2");
  }
}
