package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a FIFO queue searches for an unlocked group. */
class LookAheadLimitTest {
  private final TestEngine world = TestEngine.limited(1_000, 20);
  private final TestQueue queue = world.fifo("orders");

  private ReceivedMessage stuckGroupOf(int messages) {
    for (int i = 1; i <= messages; i++) {
      queue.sendTo("stuck", "s" + i);
    }
    return queue.receiveOne();
  }

  @Test
  void aFreeGroupBehindAStuckOneIsNotSeen() {
    stuckGroupOf(20);
    queue.sendTo("free", "f1");
    assertThat(queue.receive(10)).isEmpty();
    queue.holds(20, 1, 0);
  }

  @Test
  void theLastMessageInSightIsSeen() {
    stuckGroupOf(19);
    queue.sendTo("free", "f1");
    queue.sendTo("free", "f2");
    assertThat(queue.bodies(10)).containsExactly("f1");
  }

  @Test
  void aDeletedMessageLetsTheNextComeIntoSight() {
    ReceivedMessage held = stuckGroupOf(20);
    queue.sendTo("free", "f1");
    queue.delete(held);
    queue.receiveOne();
    assertThat(queue.bodies(10)).containsExactly("f1");
  }

  @Test
  void aDeleteWakesTheReceiveThatGetsWhatComesIntoSight() {
    queue.sendTo("other", "o1");
    ReceivedMessage other = queue.receiveOne();
    stuckGroupOf(19);
    queue.sendTo("free", "f1");
    LongPoll poll = queue.poll(10, 20);
    assertThat(poll.isWaiting()).isTrue();
    queue.delete(other);
    assertThat(poll.bodies()).containsExactly("f1");
  }

  @Test
  void inFlightMessagesAreCountedAmongThoseInSight() {
    for (int i = 1; i <= 25; i++) {
      queue.sendTo("g" + i, "m" + i);
    }
    assertThat(queue.receive(10)).hasSize(10);
    assertThat(queue.receive(10)).hasSize(10);
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void anExpiredMessageLetsTheNextComeIntoSight() {
    queue.change(settings -> settings.messageRetentionPeriodSeconds(60));
    queue.sendTo("stuck", "s0");
    world.advanceSeconds(50);
    for (int i = 1; i < 20; i++) {
      queue.sendTo("stuck", "s" + i);
    }
    queue.receive(10, 600);
    queue.receive(10, 600);
    queue.sendTo("free", "f1");
    LongPoll poll = queue.poll(10, 20);
    world.advanceSeconds(10);
    assertThat(poll.bodies()).containsExactly("f1");
  }

  @Test
  void aMessageThatComesBackIsDeliveredAlthoughOthersAreOutOfSight() {
    ReceivedMessage held = stuckGroupOf(30);
    queue.changeVisibility(held, 0);
    assertThat(queue.bodies(10)).hasSize(10).startsWith("s1", "s2");
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void aGroupIsDeliveredOnlyAsFarAsItIsInSight() {
    stuckGroupOf(18);
    queue.sendAllTo("free", "f1", "f2", "f3");
    assertThat(queue.bodies(10)).containsExactly("f1", "f2");
  }

  @Test
  void aRaisedLimitShowsMore() {
    stuckGroupOf(20);
    queue.sendAllTo("free", "f1", "f2", "f3");
    LongPoll poll = queue.poll(10, 20);
    queue.limit(1_000, 22);
    assertThat(poll.bodies()).containsExactly("f1", "f2");
  }

  @Test
  void aLoweredLimitShowsLess() {
    stuckGroupOf(10);
    queue.sendAllTo("free", "f1", "f2", "f3");
    queue.limit(1_000, 11);
    assertThat(queue.bodies(10)).containsExactly("f1");
    queue.limit(1_000, 10);
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void whatWasReceivedStaysTheConsumersWhereTheLimitIsLowered() {
    queue.sendAllTo("a", "a1", "a2");
    queue.sendAllTo("b", "b1", "b2");
    List<ReceivedMessage> held = queue.receive(4);
    queue.limit(1_000, 1);
    held.forEach(queue::delete);
    queue.holds(0, 0, 0);
    queue.sendTo("c", "c1");
    assertThat(queue.bodies(10)).containsExactly("c1");
  }

  @Test
  void aGroupThatComesFurtherIntoSightQueuesUpBehindThoseThatWaited() {
    TestQueue dead = world.fifo("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.sendTo("a", "a2");
    queue.sendTo("c", "c1");
    queue.receive(4, 0);
    queue.limit(1_000, 3);
    queue.sendTo("c", "c2");
    assertThat(queue.bodies(1)).containsExactly("c2");
    assertThat(dead.bodies(10)).containsExactly("a1", "a2", "b1", "c1");
  }

  @Test
  void standardQueuesHaveNoSuchLimit() {
    TestQueue standard = world.standard("orders");
    for (int i = 0; i < 40; i++) {
      standard.sendTo("tenant", "m" + i);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(standard.receive(10)).hasSize(10);
    }
  }
}
