package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages that a move task moves, and its rate. */
class MoveTaskTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue dead = world.standard("dead");
  private final TestQueue queue =
      world.standard(
          "orders", settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
  private final TestQueue other = world.standard("other");

  private void deadLetter(String... bodies) {
    queue.sendAll(bodies);
    queue.receive(10, 0);
    assertThat(queue.receive(10)).isEmpty();
  }

  private void fill(int messages) {
    for (int i = 0; i < messages; i++) {
      dead.send("m" + i);
    }
  }

  @Test
  void messagesGoBackToWhereTheyCameFrom() {
    deadLetter("m1", "m2");
    MoveTask task = dead.startMoving(null, null);
    world.advanceSeconds(1);
    assertThat(task.status()).isEqualTo(MoveTask.Status.COMPLETED);
    assertThat(task.moved()).isEqualTo(2);
    dead.holds(0, 0, 0);
    assertThat(queue.bodies(10)).containsExactly("m1", "m2");
  }

  @Test
  void eachGoesBackToItsOwnSource() {
    other.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    deadLetter("m1");
    other.send("o1");
    other.receive(1, 0);
    other.receive(1);
    dead.startMoving(null, null);
    world.advanceSeconds(1);
    assertThat(queue.bodies(10)).containsExactly("m1");
    assertThat(other.bodies(10)).containsExactly("o1");
  }

  @Test
  void messagesGoToADestinationWhereOneIsNamed() {
    deadLetter("m1");
    dead.send("m2");
    dead.startMoving(other.address(), null);
    world.advanceSeconds(1);
    assertThat(other.bodies(10)).containsExactly("m1", "m2");
    queue.holds(0, 0, 0);
  }

  @Test
  void theyArriveAsNewMessages() {
    SentMessage sent = queue.sendTo("tenant", "m1");
    queue.receive(1, 0);
    queue.receive(1);
    world.advanceSeconds(100);
    dead.startMoving(null, null);
    ReceivedMessage received = queue.receiveOne();
    assertThat(received.messageId()).isNotEqualTo(sent.messageId());
    assertThat(received.sentAtMillis()).isEqualTo(world.nowMillis());
    assertThat(received.firstReceivedAtMillis()).isEqualTo(world.nowMillis());
    assertThat(received.receiveCount()).isEqualTo(1);
    assertThat(received.deadLetterSource()).isNull();
    assertThat(received.content()).isEqualTo(TestQueue.content("m1", "tenant", null));
  }

  @Test
  void retentionStartsAgain() {
    queue.change(settings -> settings.messageRetentionPeriodSeconds(60));
    deadLetter("m1");
    world.advanceSeconds(100);
    dead.startMoving(null, null);
    world.advanceMillis(59_999);
    queue.holds(1, 0, 0);
    world.advanceMillis(1);
    queue.holds(0, 0, 0);
  }

  @Test
  void theDestinationsDelayHolds() {
    other.change(settings -> settings.delaySeconds(10));
    dead.send("m1");
    dead.startMoving(other.address(), null);
    other.holds(0, 0, 1);
  }

  @Test
  void theRateIsKeptToTheMillisecond() {
    fill(10);
    MoveTask task = dead.startMoving(other.address(), 3);
    assertThat(task.moved()).isEqualTo(1);
    int[] due = {333, 666, 1_000, 1_333, 1_666, 2_000, 2_333, 2_666, 3_000};
    for (int i = 0; i < due.length; i++) {
      world.advanceMillis(due[i] - 1 - world.elapsedMillis());
      assertThat(task.moved()).isEqualTo(i + 1);
      world.advanceMillis(1);
      assertThat(task.moved()).isEqualTo(i + 2);
    }
    assertThat(task.status()).isEqualTo(MoveTask.Status.COMPLETED);
  }

  @Test
  void withoutARateFiveHundredASecondAreMoved() {
    fill(1_100);
    MoveTask task = dead.startMoving(other.address(), null);
    world.advanceMillis(999);
    assertThat(task.moved()).isEqualTo(500);
    world.advanceMillis(1_000);
    assertThat(task.moved()).isEqualTo(1_000);
  }

  @Test
  void onePerSecondIsOnePerSecondInALongJumpToo() {
    fill(60);
    dead.startMoving(other.address(), 1);
    world.advanceSeconds(3_600);
    List<ReceivedMessage> first = other.receive(10);
    for (int i = 0; i < 10; i++) {
      assertThat(first.get(i).sentAtMillis()).isEqualTo(TestEngine.START_MILLIS + 1_000L * i);
    }
  }

  @Test
  void whatIsInFlightIsNotMoved() {
    fill(3);
    dead.receiveOne();
    MoveTask task = dead.startMoving(other.address(), null);
    world.advanceSeconds(1);
    assertThat(task.status()).isEqualTo(MoveTask.Status.COMPLETED);
    assertThat(task.toMove()).isEqualTo(2);
    assertThat(task.moved()).isEqualTo(2);
    dead.holds(0, 1, 0);
  }

  @Test
  void whatArrivesMeanwhileIsMovedToo() {
    fill(2);
    MoveTask task = dead.startMoving(other.address(), 1);
    dead.send("late");
    world.advanceSeconds(2);
    assertThat(task.moved()).isEqualTo(3);
    assertThat(task.toMove()).isEqualTo(2);
    assertThat(task.status()).isEqualTo(MoveTask.Status.COMPLETED);
  }

  @Test
  void anEmptyQueueIsMovedAtOnce() {
    MoveTask task = dead.startMoving(null, null);
    assertThat(task.status()).isEqualTo(MoveTask.Status.COMPLETED);
    assertThat(task.moved()).isZero();
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
  }

  @Test
  void aPurgeLeavesNothingToMove() {
    fill(5);
    MoveTask task = dead.startMoving(other.address(), 1);
    dead.purge();
    world.advanceSeconds(1);
    assertThat(task.status()).isEqualTo(MoveTask.Status.COMPLETED);
    assertThat(task.moved()).isEqualTo(1);
  }
}
