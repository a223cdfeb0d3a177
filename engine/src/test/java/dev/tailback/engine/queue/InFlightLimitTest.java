package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The limit of messages in flight. */
class InFlightLimitTest {
  private final TestEngine world = TestEngine.limited(3, 100);
  private final TestQueue queue = world.standard("orders");

  private void isOverLimit() {
    Refusal refusal = TestQueue.refused(() -> queue.receive(1));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.OVER_LIMIT);
    assertThat(refusal.text())
        .isEqualTo(
            "Too many messages have been received without being deleted.\n"
                + "Please delete your received messages or let them timeout before receiving more.");
  }

  @Test
  void amazonsIsAHundredAndTwentyThousand() {
    assertThat(new TestEngine().standard("orders").queue.limits())
        .isEqualTo(new QueueLimits(120_000, 120_000));
  }

  @Test
  void aReceiveTakesNoMoreThanThereArePlaces() {
    queue.sendAll("m1", "m2", "m3", "m4", "m5");
    assertThat(queue.bodies(10)).containsExactly("m1", "m2", "m3");
    queue.holds(2, 3, 0);
  }

  @Test
  void aShortPollAtTheLimitIsRefusedByAStandardQueue() {
    queue.sendAll("m1", "m2", "m3", "m4");
    queue.receive(3);
    isOverLimit();
    queue.holds(1, 3, 0);
  }

  @Test
  void itIsRefusedEvenIfTheQueueIsEmpty() {
    queue.sendAll("m1", "m2", "m3");
    queue.receive(3);
    isOverLimit();
  }

  @Test
  void belowTheLimitNothingIsRefused() {
    queue.sendAll("m1", "m2", "m3");
    queue.delete(queue.receive(3).get(0));
    assertThat(queue.receive(1)).isEmpty();
  }

  @Test
  void aLongPollAtTheLimitWaitsAndEndsWithNothing() {
    queue.sendAll("m1", "m2", "m3", "m4");
    queue.receive(3);
    LongPoll poll = queue.poll(10, 20);
    world.advanceMillis(19_999);
    assertThat(poll.isWaiting()).isTrue();
    world.advanceMillis(1);
    assertThat(poll.messages()).isEmpty();
    queue.holds(1, 3, 0);
  }

  @Test
  void aLongPollAtTheLimitGetsWhatAFreedPlaceAllows() {
    queue.sendAll("m1", "m2", "m3", "m4", "m5");
    ReceivedMessage held = queue.receive(3).get(0);
    LongPoll poll = queue.poll(10, 20);
    queue.delete(held);
    assertThat(poll.bodies()).containsExactly("m4");
  }

  @Test
  void theQueuesOwnWaitMakesALongPollOfIt() {
    queue.change(settings -> settings.receiveMessageWaitTimeSeconds(5));
    queue.sendAll("m1", "m2", "m3", "m4");
    queue.receive(3);
    assertThat(queue.poll(new ReceiveRequest(1, null, null, null)).isWaiting()).isTrue();
  }

  @Test
  void aFifoQueueAtTheLimitHasNothingAndNoError() {
    TestQueue fifo = world.fifo("orders");
    for (String group : new String[] {"a", "b", "c", "d"}) {
      fifo.sendTo(group, group);
    }
    assertThat(fifo.bodies(10)).containsExactly("a", "b", "c");
    assertThat(fifo.receive(10)).isEmpty();
  }

  @Test
  void delayedAndVisibleMessagesDoNotCount() {
    queue.sendAll("m1", "m2", "m3", "m4");
    queue.send("m5", 60);
    assertThat(queue.receive(1)).hasSize(1);
    assertThat(queue.receive(1)).hasSize(1);
  }

  @Test
  void aVisibilityOfZeroTakesNoPlace() {
    queue.sendAll("m1", "m2", "m3", "m4");
    assertThat(queue.receive(3, 0)).hasSize(3);
    assertThat(queue.receive(3, 0)).hasSize(3);
  }

  @Test
  void aLoweredLimitLeavesWhatIsInFlightThere() {
    queue.sendAll("m1", "m2", "m3", "m4");
    ReceivedMessage first = queue.receive(3).get(0);
    queue.limit(1, 100);
    queue.holds(1, 3, 0);
    isOverLimit();
    queue.delete(first);
    isOverLimit();
  }

  @Test
  void aRaisedLimitServesWaitingReceives() {
    queue.sendAll("m1", "m2", "m3", "m4");
    queue.receive(3);
    LongPoll poll = queue.poll(10, 20);
    queue.limit(4, 100);
    assertThat(poll.bodies()).containsExactly("m4");
  }

  @Test
  void aQueueAtTheLimitDeadLettersNothing() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    queue.send("m1");
    queue.receiveOne(0);
    queue.limit(1, 100);
    queue.send("m2");
    queue.change(settings -> settings.redrivePolicy(null));
    queue.receiveOne();
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    isOverLimit();
    dead.holds(0, 0, 0);
  }
}
