package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Receives that wait, and what wakes them. */
class LongPollTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  private static void gets(LongPoll poll, String... bodies) {
    assertThat(poll.bodies()).containsExactly(bodies);
  }

  @Test
  void aReceiveWithMessagesDoesNotWait() {
    queue.send("m1");
    LongPoll poll = queue.poll(10, 20);
    gets(poll, "m1");
    assertThat(poll.parked).isNull();
  }

  @Test
  void aShortPollIsAnsweredWithNothingAtOnce() {
    assertThat(queue.poll(1, 0).messages()).isEmpty();
  }

  @Test
  void theWaitEndsInTimeWithNothing() {
    LongPoll poll = queue.poll(1, 20);
    assertThat(world.queues.timeline().isAnyoneWaiting()).isTrue();
    world.advanceMillis(19_999);
    assertThat(poll.isWaiting()).isTrue();
    world.advanceMillis(1);
    assertThat(poll.messages()).isEmpty();
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
  }

  @Test
  void aQueueMayHaveAWaitOfItsOwn() {
    queue.change(settings -> settings.receiveMessageWaitTimeSeconds(5));
    LongPoll poll = queue.poll(new ReceiveRequest(1, null, null, null));
    world.advanceMillis(4_999);
    assertThat(poll.isWaiting()).isTrue();
    world.advanceMillis(1);
    assertThat(poll.messages()).isEmpty();
  }

  @Test
  void anExplicitZeroIsNotTheQueuesWait() {
    queue.change(settings -> settings.receiveMessageWaitTimeSeconds(5));
    assertThat(queue.poll(1, 0).messages()).isEmpty();
  }

  @Test
  void aSendWakes() {
    LongPoll poll = queue.poll(10, 20);
    world.advanceSeconds(3);
    queue.send("m1");
    gets(poll, "m1");
    queue.holds(0, 1, 0);
  }

  @Test
  void theEndOfADelayWakes() {
    queue.send("m1", 5);
    LongPoll poll = queue.poll(10, 20);
    world.advanceMillis(4_999);
    assertThat(poll.isWaiting()).isTrue();
    world.advanceMillis(1);
    gets(poll, "m1");
  }

  @Test
  void theEndOfAVisibilityTimeoutWakes() {
    queue.send("m1");
    queue.receiveOne(5);
    LongPoll poll = queue.poll(10, 20);
    world.advanceMillis(4_999);
    assertThat(poll.isWaiting()).isTrue();
    world.advanceMillis(1);
    gets(poll, "m1");
  }

  @Test
  void aVisibilityOfZeroWakes() {
    queue.send("m1");
    ReceivedMessage held = queue.receiveOne();
    LongPoll poll = queue.poll(10, 20);
    queue.changeVisibility(held, 0);
    gets(poll, "m1");
  }

  @Test
  void aReceiveWithAVisibilityOfZeroLeavesTheMessageToTheNextWaiter() {
    LongPoll glance = queue.poll(new ReceiveRequest(1, 0, 20, null));
    LongPoll poll = queue.poll(1, 20);
    queue.send("m1");
    gets(glance, "m1");
    gets(poll, "m1");
    assertThat(poll.messages().get(0).receiveCount()).isEqualTo(2);
  }

  @Test
  void aDeadLetterWakesAReceiveOfItsNewQueue() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    LongPoll poll = dead.poll(10, 20);
    queue.send("m1");
    queue.receiveOne(0);
    assertThat(queue.receive(1)).isEmpty();
    gets(poll, "m1");
  }

  @Test
  void aMessageThatIsMovedBackWakes() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    LongPoll poll = queue.poll(10, 20);
    dead.send("m1");
    dead.startMoving(queue.address(), null);
    gets(poll, "m1");
  }

  @Test
  void aDeleteThatFreesAGroupWakes() {
    TestQueue fifo = world.fifo("orders");
    fifo.sendAllTo("g", "m1", "m2");
    ReceivedMessage held = fifo.receiveOne();
    LongPoll poll = fifo.poll(10, 20);
    assertThat(poll.isWaiting()).isTrue();
    fifo.delete(held);
    gets(poll, "m2");
  }

  @Test
  void aDeleteThatFreesAPlaceWakes() {
    queue.limit(1, 1);
    queue.sendAll("m1", "m2");
    ReceivedMessage held = queue.receiveOne();
    LongPoll poll = queue.poll(10, 20);
    queue.delete(held);
    gets(poll, "m2");
  }

  @Test
  void aMessageAtTheLastMomentIsInTime() {
    queue.send("m1", 20);
    LongPoll poll = queue.poll(1, 20);
    world.advanceSeconds(20);
    gets(poll, "m1");
  }

  @Test
  void inALongJumpEverythingHappensAtItsOwnTime() {
    queue.send("m1", 5);
    LongPoll first = queue.poll(1, 4);
    LongPoll second = queue.poll(1, 20);
    world.advanceSeconds(3_600);
    assertThat(first.messages()).isEmpty();
    assertThat(second.messages().get(0).firstReceivedAtMillis())
        .isEqualTo(TestEngine.START_MILLIS + 5_000);
  }

  @Test
  void aWaiterDoesNotWaitForMoreThanOneMessage() {
    LongPoll poll = queue.poll(10, 20);
    queue.send("m1");
    queue.send("m2");
    gets(poll, "m1");
    queue.holds(1, 1, 0);
  }
}
