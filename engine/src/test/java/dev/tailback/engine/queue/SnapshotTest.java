package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Snapshots of a queue and its messages, which change nothing. */
class SnapshotTest {
  private final TestEngine world = new TestEngine();

  @Test
  void aSnapshotShowsMessagesByStateAndWaitingReceives() {
    TestQueue orders = world.standard("orders");
    orders.send("m1");
    orders.receiveOne();
    orders.send("m2", 60);
    world.advance(Duration.ofSeconds(3));
    orders.poll(10, 20);
    QueueSnapshot snapshot = orders.queue.inspection().snapshot();
    assertThat(snapshot.counts()).isEqualTo(new QueueCounts(0, 1, 1));
    assertThat(snapshot.oldestEnqueuedAtMillis()).isEqualTo(TestEngine.START_MILLIS);
    assertThat(snapshot.waiting())
        .containsExactly(new QueueSnapshot.Waiting(10, world.nowMillis() + 20_000));
    assertThat(snapshot.lockedGroups()).isEmpty();
  }

  @Test
  void aSnapshotShowsWhichGroupsAreLockedSinceWhenAndByWhat() {
    TestQueue orders = world.fifo("orders");
    orders.sendAllTo("a", "a1", "a2", "a3");
    orders.sendTo("b", "b1");
    List<ReceivedMessage> received = orders.receive(2);
    world.advance(Duration.ofSeconds(1));
    orders.delete(received.get(0));
    QueueSnapshot snapshot = orders.queue.inspection().snapshot();
    assertThat(snapshot.messageGroups()).isEqualTo(2);
    assertThat(snapshot.lockedGroups())
        .containsExactly(
            new QueueSnapshot.LockedGroup(
                "a",
                1,
                received.get(1).messageId(),
                1,
                TestEngine.START_MILLIS,
                TestEngine.START_MILLIS + 30_000,
                null,
                1));
    world.advance(Duration.ofSeconds(29));
    assertThat(orders.queue.inspection().snapshot().lockedGroups()).isEmpty();
  }

  @Test
  void peekingShowsMessagesInOrderAndReceivesNone() {
    TestQueue orders = world.standard("orders");
    orders.sendAll("m1", "m2", "m3");
    ReceivedMessage first = orders.receiveOne();
    orders.send("m4", 60);
    List<PeekedMessage> page = orders.queue.inspection().peek(0, 3);
    assertThat(page)
        .extracting(message -> message.content().body())
        .containsExactly("m1", "m2", "m3");
    assertThat(page.get(0).messageId()).isEqualTo(first.messageId());
    assertThat(page)
        .extracting(PeekedMessage::state)
        .containsExactly(
            PeekedMessage.State.IN_FLIGHT,
            PeekedMessage.State.VISIBLE,
            PeekedMessage.State.VISIBLE);
    assertThat(page).extracting(PeekedMessage::receiveCount).containsExactly(1, 0, 0);
    assertThat(page.get(0).nextDeadlineMillis()).isEqualTo(TestEngine.START_MILLIS + 30_000);
    List<PeekedMessage> rest = orders.queue.inspection().peek(page.get(2).sequence(), 3);
    assertThat(rest).extracting(PeekedMessage::state).containsExactly(PeekedMessage.State.DELAYED);
    assertThat(orders.bodies(10)).containsExactly("m2", "m3");
  }
}
