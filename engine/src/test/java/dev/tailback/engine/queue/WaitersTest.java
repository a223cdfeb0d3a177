package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Several long polls on one queue, and cancelled ones. */
class WaitersTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  @Test
  void waitersAreServedInTheOrderTheyCame() {
    LongPoll first = queue.poll(1, 10);
    LongPoll second = queue.poll(1, 20);
    LongPoll third = queue.poll(1, 5);
    queue.send("m1");
    queue.send("m2");
    assertThat(first.bodies()).containsExactly("m1");
    assertThat(second.bodies()).containsExactly("m2");
    assertThat(third.isWaiting()).isTrue();
    assertThat(queue.queue.inspection().waitingReceives()).isEqualTo(1);
  }

  @Test
  void theFirstTakesAllItAskedForBeforeTheSecondIsServed() {
    queue.send("m1", 5);
    queue.send("m2", 5);
    queue.send("m3", 5);
    LongPoll first = queue.poll(2, 20);
    LongPoll second = queue.poll(10, 20);
    world.advanceSeconds(5);
    assertThat(first.bodies()).containsExactly("m1", "m2");
    assertThat(second.bodies()).containsExactly("m3");
  }

  @Test
  void whatIsSentInOneCallIsSharedOutAfterIt() {
    LongPoll first = queue.poll(10, 20);
    LongPoll second = queue.poll(10, 20);
    queue.queue.send(TestQueue.content("m1", null, null), null);
    queue.queue.send(TestQueue.content("m2", null, null), null);
    world.settle();
    assertThat(first.bodies()).containsExactly("m1", "m2");
    assertThat(second.isWaiting()).isTrue();
  }

  @Test
  void aCancelledWaiterTakesNothing() {
    LongPoll gone = queue.poll(1, 20);
    LongPoll next = queue.poll(1, 20);
    gone.cancel();
    queue.send("m1");
    assertThat(gone.isWaiting()).isTrue();
    assertThat(next.messages().get(0).receiveCount()).isEqualTo(1);
    world.advanceSeconds(20);
    assertThat(gone.isWaiting()).isTrue();
  }

  @Test
  void cancellingTwiceOrAfterTheAnswerDoesNothing() {
    LongPoll poll = queue.poll(1, 20);
    LongPoll other = queue.poll(1, 20);
    queue.send("m1");
    poll.cancel();
    poll.cancel();
    assertThat(poll.bodies()).containsExactly("m1");
    assertThat(world.queues.timeline().isAnyoneWaiting()).isTrue();
    other.cancel();
    other.cancel();
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
    queue.holds(0, 1, 0);
  }

  @Test
  void deletingTheQueueAnswersEveryoneWithNothing() {
    LongPoll first = queue.poll(1, 20);
    LongPoll second = queue.poll(1, 20);
    world.delete(queue);
    assertThat(first.messages()).isEmpty();
    assertThat(second.messages()).isEmpty();
    first.cancel();
  }

  @Test
  void aWaiterOfADeletedQueueDoesNotTakeFromItsSuccessor() {
    queue.poll(1, 20);
    world.delete(queue);
    TestQueue successor = world.standard("orders");
    successor.send("m1");
    assertThat(successor.receiveOne().receiveCount()).isEqualTo(1);
  }

  @Test
  void endingAllWaitsAnswersEveryoneWithNothing() {
    TestQueue other = world.fifo("other");
    LongPoll first = queue.poll(1, 20);
    LongPoll second = other.poll(1, 20);
    world.queues.endWaiting();
    world.settle();
    assertThat(first.messages()).isEmpty();
    assertThat(second.messages()).isEmpty();
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
  }

  @Test
  void afterWaitsWereEndedNobodyBeginsToWait() {
    queue.send("m1");
    world.queues.endWaiting();
    assertThat(queue.poll(1, 20).bodies()).containsExactly("m1");
    assertThat(queue.poll(1, 20).messages()).isEmpty();
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
  }

  @Test
  void waitersOfOneQueueDoNotSeeAnothersMessages() {
    TestQueue other = world.standard("other");
    LongPoll poll = queue.poll(1, 20);
    other.send("m1");
    assertThat(poll.isWaiting()).isTrue();
  }

  @Test
  void aWaiterUsesItsOwnVisibilityTimeout() {
    queue.poll(new ReceiveRequest(1, 7, 20, null));
    queue.send("m1");
    world.advanceMillis(6_999);
    queue.holds(0, 1, 0);
    world.advanceMillis(1);
    queue.holds(1, 0, 0);
  }
}
