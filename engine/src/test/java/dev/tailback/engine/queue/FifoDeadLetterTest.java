package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Messages of FIFO queues that were received too often. */
class FifoDeadLetterTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue dead = world.fifo("dead");
  private final TestQueue queue =
      world.fifo(
          "orders", settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));

  @Test
  void theNextMessageOfTheGroupIsDeliveredByTheSameReceive() {
    queue.sendAllTo("g", "m1", "m2");
    queue.receive(1, 0);
    assertThat(queue.bodies(10)).containsExactly("m2");
    assertThat(dead.bodies(10)).containsExactly("m1");
  }

  @Test
  void aWholeGroupMovesInOrder() {
    queue.sendAllTo("g", "m1", "m2", "m3");
    queue.sendTo("h", "m4");
    queue.receive(3, 0);
    assertThat(queue.bodies(10)).containsExactly("m4");
    assertThat(dead.bodies(10)).containsExactly("m1", "m2", "m3");
  }

  @Test
  void itsDeduplicationIdBecomesItsMessageId() {
    SentMessage sent = queue.sendTo("g", "m1", "d");
    queue.receive(1, 0);
    queue.receive(1);
    ReceivedMessage received = dead.receiveOne();
    assertThat(received.messageId()).isEqualTo(sent.messageId());
    assertThat(received.content().messageDeduplicationId()).isEqualTo(sent.messageId().toString());
    assertThat(received.content().messageGroupId()).isEqualTo("g");
    assertThat(received.sentAtMillis()).isEqualTo(TestEngine.START_MILLIS);
    assertThat(received.deadLetterSource()).isEqualTo(queue.address());
    assertThat(received.receiveCount()).isEqualTo(2);
  }

  @Test
  void messagesSharingADeduplicationIdBothArrive() {
    queue.sendTo("g", "m1", "d");
    queue.receive(1, 0);
    queue.receive(1);
    world.advanceSeconds(300);
    queue.sendTo("g", "m2", "d");
    queue.receive(1, 0);
    queue.receive(1);
    dead.holds(2, 0, 0);
  }

  @Test
  void itGetsANewSequenceNumber() {
    SentMessage sent = queue.sendTo("g", "m1");
    SentMessage earlier = dead.sendTo("g", "m0");
    queue.receive(1, 0);
    queue.receive(1);
    ReceivedMessage received = dead.receive(2).get(1);
    assertThat(new BigInteger(received.sequenceNumber()))
        .isGreaterThan(new BigInteger(sent.sequenceNumber()))
        .isGreaterThan(new BigInteger(earlier.sequenceNumber()));
  }

  @Test
  void retentionStartsAgain() {
    dead.change(settings -> settings.messageRetentionPeriodSeconds(100));
    queue.sendTo("g", "m1");
    queue.receive(1, 0);
    world.advanceSeconds(90);
    queue.receive(1);
    world.advanceMillis(99_999);
    dead.holds(1, 0, 0);
    world.advanceMillis(1);
    dead.holds(0, 0, 0);
  }

  @Test
  void aLockedGroupMovesNothing() {
    queue.sendAllTo("g", "m1", "m2");
    ReceivedMessage first = queue.receive(2).get(0);
    queue.changeVisibility(first, 0);
    assertThat(queue.receive(10)).isEmpty();
    assertThat(dead.bodies(10)).containsExactly("m1");
    queue.holds(0, 1, 0);
  }

  @Test
  void whatIsBehindAnInvisibleMessageDoesNotMove() {
    queue.sendAllTo("g", "m1", "m2");
    ReceivedMessage second = queue.receive(2).get(1);
    queue.changeVisibility(second, 0);
    assertThat(queue.receive(10)).isEmpty();
    dead.holds(0, 0, 0);
  }

  @Test
  void aReceiveThatMovesAllOfItWaitsOn() {
    queue.sendTo("g", "m1");
    queue.receive(1, 0);
    LongPoll poll = queue.poll(10, 20);
    assertThat(poll.isWaiting()).isTrue();
    queue.sendTo("g", "m2");
    assertThat(poll.bodies()).containsExactly("m2");
  }
}
