package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long received messages stay in flight. */
class VisibilityTimeoutTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  @Test
  void aMessageNotDeletedComesBackAfterTheQueuesTimeout() {
    queue.send("m1");
    queue.receiveOne();
    world.advanceMillis(29_999);
    queue.holds(0, 1, 0);
    world.advanceMillis(1);
    queue.holds(1, 0, 0);
    assertThat(queue.receiveOne().receiveCount()).isEqualTo(2);
  }

  @Test
  void aReceiveMayAskForItsOwnTimeout() {
    queue.send("m1");
    queue.receiveOne(3);
    world.advanceMillis(2_999);
    assertThat(queue.receive(1)).isEmpty();
    world.advanceMillis(1);
    assertThat(queue.bodies(1)).containsExactly("m1");
  }

  @Test
  void theNextReceiveUsesTheQueuesTimeoutAgain() {
    queue.send("m1");
    queue.receiveOne(3);
    world.advanceSeconds(3);
    queue.receiveOne();
    world.advanceMillis(29_999);
    queue.holds(0, 1, 0);
    world.advanceMillis(1);
    queue.holds(1, 0, 0);
  }

  @Test
  void anExplicitZeroIsNotTheQueuesTimeout() {
    queue.send("m1");
    assertThat(queue.receiveOne(0).receiveCount()).isEqualTo(1);
    queue.holds(1, 0, 0);
    assertThat(queue.receiveOne(0).receiveCount()).isEqualTo(2);
  }

  @Test
  void aTimeoutOfZeroDoesNotDeliverAMessageTwiceInOneAnswer() {
    queue.sendAll("m1", "m2");
    assertThat(TestQueue.bodies(queue.receive(10, 0))).containsExactly("m1", "m2");
  }

  @Test
  void aQueueMayHaveATimeoutOfZero() {
    queue.change(settings -> settings.visibilityTimeoutSeconds(0));
    queue.send("m1");
    queue.receiveOne();
    queue.holds(1, 0, 0);
  }

  @Test
  void aChangedQueueTimeoutHoldsForLaterReceivesOnly() {
    queue.sendAll("m1", "m2");
    queue.receiveOne();
    queue.change(settings -> settings.visibilityTimeoutSeconds(60));
    queue.receiveOne();
    world.advanceSeconds(30);
    queue.holds(1, 1, 0);
    world.advanceSeconds(30);
    queue.holds(2, 0, 0);
  }

  @Test
  void twelveHoursAreTheLongestTimeoutAndAreKept() {
    queue.send("m1");
    queue.receiveOne(43_200);
    world.advanceMillis(43_199_999);
    queue.holds(0, 1, 0);
    world.advanceMillis(1);
    queue.holds(1, 0, 0);
  }

  @Test
  void eachMessageComesBackAtTheEndOfItsOwnTimeout() {
    queue.sendAll("m1", "m2", "m3");
    queue.receiveOne(9);
    queue.receiveOne(3);
    queue.receiveOne(6);
    world.advanceSeconds(3);
    assertThat(queue.bodies(10)).containsExactly("m2");
    world.advanceSeconds(3);
    assertThat(queue.bodies(10)).containsExactly("m3");
    world.advanceSeconds(3);
    assertThat(queue.bodies(10)).containsExactly("m1");
  }
}
