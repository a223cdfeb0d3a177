package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be received of a FIFO group while some of its messages are in flight. */
class GroupLockTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.fifo("orders");

  @Test
  void aGroupIsLockedWhileOneOfItsMessagesIsInFlight() {
    queue.sendAllTo("g", "m1", "m2");
    ReceivedMessage held = queue.receiveOne();
    assertThat(queue.receive(10)).isEmpty();
    queue.holds(1, 1, 0);
    queue.delete(held);
    assertThat(queue.bodies(10)).containsExactly("m2");
  }

  @Test
  void aMessageSentToALockedGroupWaits() {
    queue.sendTo("g", "m1");
    queue.receiveOne();
    queue.sendTo("g", "m2");
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void otherGroupsAreNotLocked() {
    queue.sendTo("g", "m1");
    queue.sendTo("h", "m2");
    queue.receiveOne();
    assertThat(queue.bodies(10)).containsExactly("m2");
  }

  @Test
  void aGroupStaysLockedUntilAllOfABatchAreDeleted() {
    queue.sendAllTo("g", "m1", "m2", "m3", "m4");
    List<ReceivedMessage> held = queue.receive(3);
    queue.delete(held.get(0));
    assertThat(queue.receive(10)).isEmpty();
    queue.delete(held.get(2));
    assertThat(queue.receive(10)).isEmpty();
    queue.delete(held.get(1));
    assertThat(queue.bodies(10)).containsExactly("m4");
  }

  @Test
  void whatComesBackBeforeAnInvisibleMessageIsDelivered() {
    queue.sendAllTo("g", "m1", "m2", "m3");
    List<ReceivedMessage> held = queue.receive(3);
    queue.changeVisibility(held.get(0), 0);
    assertThat(queue.bodies(10)).containsExactly("m1");
  }

  @Test
  void whatComesBackBehindAnInvisibleMessageWaits() {
    queue.sendAllTo("g", "m1", "m2", "m3");
    List<ReceivedMessage> held = queue.receive(3);
    queue.changeVisibility(held.get(2), 0);
    assertThat(queue.receive(10)).isEmpty();
    queue.changeVisibility(held.get(0), 0);
    assertThat(queue.bodies(10)).containsExactly("m1");
    queue.holds(1, 2, 0);
  }

  @Test
  void theGroupIsDeliveredUpToTheFirstInvisibleMessage() {
    queue.sendAllTo("g", "m1", "m2", "m3", "m4");
    List<ReceivedMessage> held = queue.receive(4);
    queue.changeVisibility(held.get(3), 0);
    queue.changeVisibility(held.get(1), 0);
    queue.changeVisibility(held.get(0), 0);
    assertThat(queue.bodies(10)).containsExactly("m1", "m2");
  }

  @Test
  void aDeletedMessageHidesNothingBehindIt() {
    queue.sendAllTo("g", "m1", "m2", "m3", "m4");
    List<ReceivedMessage> held = queue.receive(3);
    queue.changeVisibility(held.get(2), 0);
    queue.delete(held.get(0));
    assertThat(queue.receive(10)).isEmpty();
    queue.delete(held.get(1));
    assertThat(queue.bodies(10)).containsExactly("m3", "m4");
  }

  @Test
  void timeoutsThatEndOneAfterTheOtherFollowTheSameRule() {
    queue.sendAllTo("g", "m1", "m2");
    List<ReceivedMessage> held = queue.receive(2);
    queue.changeVisibility(held.get(0), 20);
    queue.changeVisibility(held.get(1), 10);
    world.advanceSeconds(10);
    queue.holds(1, 1, 0);
    assertThat(queue.receive(10)).isEmpty();
    world.advanceSeconds(10);
    assertThat(queue.bodies(10)).containsExactly("m1", "m2");
  }

  @Test
  void afterATimeoutTheWholeGroupIsDeliveredInOrder() {
    queue.sendAllTo("g", "m1", "m2", "m3");
    queue.receive(2, 5);
    world.advanceSeconds(5);
    assertThat(queue.bodies(10)).containsExactly("m1", "m2", "m3");
  }

  @Test
  void aVisibilityOfZeroLocksNothing() {
    queue.sendAllTo("g", "m1", "m2");
    assertThat(TestQueue.bodies(queue.receive(1, 0))).containsExactly("m1");
    assertThat(queue.bodies(10)).containsExactly("m1", "m2");
  }

  @Test
  void messagesOfALockedGroupCountAsVisible() {
    queue.sendAllTo("g", "m1", "m2", "m3");
    queue.receiveOne();
    queue.holds(2, 1, 0);
  }
}
