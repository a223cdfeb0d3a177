package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Messages of standard queues that were received too often. */
class DeadLetterTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue dead = world.standard("dead");
  private final TestQueue queue =
      world.standard(
          "orders", settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 3)));

  private void receiveInVain(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(queue.receive(10, 0)).isNotEmpty();
    }
  }

  @Test
  void aMessageIsDeliveredExactlyAsOftenAsAllowed() {
    queue.send("m1");
    receiveInVain(3);
    queue.holds(1, 0, 0);
    assertThat(queue.receive(10)).isEmpty();
    queue.holds(0, 0, 0);
    dead.holds(1, 0, 0);
  }

  @Test
  void oneMessageIsStoredOnce() {
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    queue.send("m1");
    receiveInVain(1);
    assertThat(queue.receive(10)).isEmpty();
    dead.holds(1, 0, 0);
  }

  @Test
  void itMovesAtTheNextReceiveAttemptAndNotBefore() {
    queue.send("m1");
    receiveInVain(2);
    queue.receiveOne(5);
    world.advanceSeconds(3_600);
    queue.holds(1, 0, 0);
    dead.holds(0, 0, 0);
    queue.receive(1);
    dead.holds(1, 0, 0);
  }

  @Test
  void theReceiveGoesOnWithTheNextMessages() {
    queue.sendAll("m1", "m2");
    receiveInVain(3);
    queue.sendAll("m3", "m4");
    assertThat(queue.bodies(1)).containsExactly("m3");
    dead.holds(2, 0, 0);
  }

  @Test
  void whatMovesDoesNotUseUpWhatWasAskedFor() {
    queue.sendAll("m1");
    receiveInVain(3);
    queue.sendAll("m2", "m3");
    assertThat(queue.bodies(2)).containsExactly("m2", "m3");
  }

  @Test
  void theMessageKeepsItsIdTimesAndCountAndNamesItsSource() {
    SentMessage sent = queue.sendTo("tenant", "m1");
    world.advanceSeconds(1);
    receiveInVain(3);
    world.advanceSeconds(1);
    queue.receive(1);
    world.advanceSeconds(1);
    ReceivedMessage received = dead.receiveOne();
    assertThat(received.messageId()).isEqualTo(sent.messageId());
    assertThat(received.content()).isEqualTo(TestQueue.content("m1", "tenant", null));
    assertThat(received.sentAtMillis()).isEqualTo(TestEngine.START_MILLIS);
    assertThat(received.firstReceivedAtMillis()).isEqualTo(TestEngine.START_MILLIS + 1_000);
    assertThat(received.receiveCount()).isEqualTo(4);
    assertThat(received.deadLetterSource()).isEqualTo(queue.address());
  }

  @Test
  void theDeadLetterQueuesDelayIsNotItsOwn() {
    dead.change(settings -> settings.delaySeconds(60));
    queue.send("m1");
    receiveInVain(3);
    queue.receive(1);
    dead.holds(1, 0, 0);
  }

  @Test
  void oldHandlesDoNothing() {
    queue.send("m1");
    receiveInVain(2);
    ReceivedMessage old = queue.receiveOne(0);
    queue.receive(1);
    queue.delete(old);
    assertThat(dead.refusedDelete(old.receiptHandle()).reason())
        .isEqualTo(Refusal.Reason.RECEIPT_HANDLE_IS_INVALID);
    dead.holds(1, 0, 0);
  }

  @Test
  void retentionCountsFromTheFirstSend() {
    dead.change(settings -> settings.messageRetentionPeriodSeconds(100));
    queue.send("m1");
    world.advanceSeconds(40);
    receiveInVain(3);
    queue.receive(1);
    world.advanceMillis(59_999);
    dead.holds(1, 0, 0);
    world.advanceMillis(1);
    dead.holds(0, 0, 0);
  }

  @Test
  void whatHasOutlivedTheDeadLetterQueuesRetentionIsGoneOnArrival() {
    dead.change(settings -> settings.messageRetentionPeriodSeconds(60));
    queue.send("m1");
    world.advanceSeconds(60);
    receiveInVain(3);
    LongPoll poll = dead.poll(1, 20);
    queue.receive(1);
    dead.holds(0, 0, 0);
    assertThat(poll.isWaiting()).isTrue();
  }

  @Test
  void aMessageIsDeliveredAgainWhereTheDeadLetterQueueIsGone() {
    queue.send("m1");
    receiveInVain(3);
    world.delete(dead);
    assertThat(queue.receive(1, 0).get(0).receiveCount()).isEqualTo(4);
    assertThat(queue.receive(1, 0).get(0).receiveCount()).isEqualTo(5);
  }

  @Test
  void aQueueThatIsItsOwnDeadLetterQueueKeepsDelivering() {
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(queue.address(), 1)));
    queue.send("m1");
    receiveInVain(5);
    queue.holds(1, 0, 0);
  }

  @Test
  void deadLetterQueuesCanBeChained() {
    TestQueue last = world.standard("last");
    dead.change(settings -> settings.redrivePolicy(new RedrivePolicy(last.address(), 2)));
    queue.send("m1");
    receiveInVain(3);
    queue.receive(1);
    assertThat(dead.receiveOne(0).receiveCount()).isEqualTo(4);
    assertThat(dead.receiveOne(0).receiveCount()).isEqualTo(5);
    assertThat(dead.receive(1)).isEmpty();
    ReceivedMessage received = last.receiveOne();
    assertThat(received.receiveCount()).isEqualTo(6);
    assertThat(received.deadLetterSource()).isEqualTo(dead.address());
  }

  @Test
  void aPolicySetLaterCountsEarlierReceives() {
    TestQueue later = world.standard("later");
    later.send("m1");
    later.receive(1, 0);
    later.receive(1, 0);
    later.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 2)));
    assertThat(later.receive(1)).isEmpty();
    dead.holds(1, 0, 0);
  }

  @Test
  void aRemovedPolicyMovesNothing() {
    queue.send("m1");
    receiveInVain(3);
    queue.change(settings -> settings.redrivePolicy(null));
    assertThat(queue.receive(1)).hasSize(1);
  }

  @Test
  void visibilityOfZeroCountsLikeATimeout() {
    queue.send("m1");
    for (int i = 0; i < 3; i++) {
      queue.changeVisibility(queue.receiveOne(), 0);
    }
    assertThat(queue.receive(1)).isEmpty();
    dead.holds(1, 0, 0);
  }

  @Test
  void aWaitersReceiveIsAnAttemptToo() {
    queue.send("m1");
    receiveInVain(2);
    queue.receiveOne(5);
    LongPoll poll = queue.poll(1, 20);
    world.advanceSeconds(5);
    assertThat(poll.isWaiting()).isTrue();
    dead.holds(1, 0, 0);
  }

  @Test
  void sourcesAreFound() {
    world.standard("unrelated");
    assertThat(world.queues.deadLetterSources(dead.queue)).containsExactly(queue.queue);
    assertThat(world.queues.deadLetterSources(queue.queue)).isEmpty();
  }
}
