package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The end of a message's retention period. */
class RetentionTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue =
      world.standard("orders", settings -> settings.messageRetentionPeriodSeconds(60));

  @Test
  void aVisibleMessageExpires() {
    queue.send("m1");
    world.advanceMillis(59_999);
    queue.holds(1, 0, 0);
    world.advanceMillis(1);
    queue.holds(0, 0, 0);
  }

  @Test
  void aDelayedMessageExpires() {
    queue.send("m1", 900);
    world.advanceSeconds(60);
    queue.holds(0, 0, 0);
  }

  @Test
  void aMessageInFlightExpiresAndDeletingItSucceeds() {
    queue.send("m1");
    world.advanceSeconds(59);
    ReceivedMessage received = queue.receiveOne();
    world.advanceSeconds(1);
    queue.holds(0, 0, 0);
    queue.delete(received);
    assertThat(queue.refusedChange(received.receiptHandle(), 1).text())
        .contains("Message does not exist");
  }

  @Test
  void beingReceivedDoesNotProlongALife() {
    queue.send("m1");
    for (int i = 0; i < 5; i++) {
      queue.receiveOne(10);
      world.advanceSeconds(10);
    }
    queue.receiveOne(10);
    world.advanceSeconds(10);
    queue.holds(0, 0, 0);
  }

  @Test
  void fourDaysAreTheDefault() {
    TestQueue lasting = world.standard("lasting");
    lasting.send("m1");
    world.advanceMillis(345_600_000 - 1);
    lasting.holds(1, 0, 0);
    world.advanceMillis(1);
    lasting.holds(0, 0, 0);
  }

  @Test
  void aShorterPeriodHoldsForStoredMessagesAtOnce() {
    TestQueue lasting = world.standard("lasting");
    lasting.send("m1");
    world.advanceSeconds(50);
    lasting.send("m2");
    world.advanceSeconds(10);
    lasting.change(settings -> settings.messageRetentionPeriodSeconds(60));
    lasting.holds(1, 0, 0);
    world.advanceSeconds(50);
    lasting.holds(0, 0, 0);
  }

  @Test
  void aLongerPeriodHoldsForStoredMessages() {
    queue.send("m1");
    queue.change(settings -> settings.messageRetentionPeriodSeconds(120));
    world.advanceMillis(119_999);
    queue.holds(1, 0, 0);
    world.advanceMillis(1);
    queue.holds(0, 0, 0);
  }

  @Test
  void aMessageWhoseDelayAndLifeEndTogetherIsNotDelivered() {
    queue.send("m1", 60);
    world.advanceSeconds(45);
    LongPoll poll = queue.poll(1, 15);
    world.advanceSeconds(15);
    assertThat(poll.messages()).isEmpty();
    queue.holds(0, 0, 0);
  }

  @Test
  void anExpiredHeadFreesItsGroup() {
    TestQueue fifo = world.fifo("orders", settings -> settings.messageRetentionPeriodSeconds(60));
    fifo.sendTo("g", "m1");
    world.advanceSeconds(50);
    fifo.sendTo("g", "m2");
    fifo.receiveOne(600);
    LongPoll poll = fifo.poll(10, 20);
    world.advanceMillis(9_999);
    assertThat(poll.isWaiting()).isTrue();
    world.advanceMillis(1);
    assertThat(poll.bodies()).containsExactly("m2");
  }

  @Test
  void anExpiredMessageInFlightFreesAPlace() {
    queue.limit(1, 1);
    queue.send("m1");
    world.advanceSeconds(45);
    queue.send("m2");
    queue.receiveOne(600);
    LongPoll poll = queue.poll(1, 20);
    world.advanceSeconds(15);
    assertThat(poll.bodies()).containsExactly("m2");
  }
}
