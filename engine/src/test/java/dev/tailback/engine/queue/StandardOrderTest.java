package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of a standard queue, and the places to which messages return. */
class StandardOrderTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  /** Receives messages several times, and makes them visible at once each time. */
  private void receiveAndReturn(int messages, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(queue.receive(messages, 0)).hasSize(messages);
    }
  }

  @Test
  void aMessageWhoseTimeoutEndsTakesItsOldPlaceAgain() {
    queue.send("m1");
    queue.receiveOne(3);
    world.advanceMillis(1_500);
    queue.send("m2");
    world.advanceMillis(3_000);
    assertThat(queue.bodies(1)).containsExactly("m1");
  }

  @Test
  void aMessageWhoseTimeoutIsSetToZeroTakesItsOldPlaceAgain() {
    queue.sendAll("m1", "m2", "m3");
    List<ReceivedMessage> received = queue.receive(2);
    queue.changeVisibility(received.get(1), 0);
    assertThat(queue.bodies(1)).containsExactly("m2");
    queue.changeVisibility(received.get(0), 0);
    assertThat(queue.bodies(10)).containsExactly("m1", "m3");
  }

  @Test
  void aMessageReceivedForNoTimeTakesItsOldPlaceAgain() {
    queue.sendAll("m1", "m2");
    queue.receiveOne(0);
    assertThat(queue.bodies(10)).containsExactly("m1", "m2");
  }

  @Test
  void messagesAreInOrderAgainWheneverEachCameBack() {
    queue.sendAll("m1", "m2", "m3", "m4");
    queue.receiveOne(9);
    queue.receiveOne(3);
    queue.receiveOne(6);
    world.advanceSeconds(10);
    assertThat(queue.bodies(10)).containsExactly("m1", "m2", "m3", "m4");
  }

  @Test
  void aMessageReceivedTwiceStillTakesItsOldPlace() {
    queue.sendAll("m1", "m2");
    receiveAndReturn(1, 2);
    assertThat(queue.bodies(10)).containsExactly("m1", "m2");
  }

  @Test
  void aMessageReceivedThreeTimesGoesToTheBack() {
    queue.sendAll("m1", "m2");
    receiveAndReturn(1, 3);
    queue.send("m3");
    assertThat(queue.bodies(10)).containsExactly("m2", "m1", "m3");
  }

  @Test
  void aMessageGoesToTheBackWhenItsThirdTimeoutEnds() {
    queue.sendAll("m1", "m2");
    receiveAndReturn(1, 2);
    queue.receiveOne(5);
    queue.send("m3");
    world.advanceSeconds(5);
    assertThat(queue.bodies(10)).containsExactly("m2", "m3", "m1");
  }

  @Test
  void aMessageGoesToTheBackEachTimeFromThenOn() {
    queue.sendAll("m1", "m2", "m3");
    receiveAndReturn(1, 3); // m1 is behind m3
    receiveAndReturn(2, 2); // m2 and m3 stay where they are
    receiveAndReturn(3, 1); // behind one another: m2, m3, m1
    queue.send("m4");
    queue.changeVisibility(queue.receiveOne(), 0);
    assertThat(queue.bodies(10)).containsExactly("m3", "m1", "m4", "m2");
  }

  @Test
  void aRedrivePolicyKeepsNoMessageFromGoingToTheBack() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 3)));
    queue.sendAll("m1", "m2");
    receiveAndReturn(1, 3);
    assertThat(queue.bodies(1)).containsExactly("m2");
    dead.holds(0, 0, 0);
    assertThat(queue.bodies(1)).isEmpty();
    dead.holds(1, 0, 0);
  }

  @Test
  void thoseAtTheBackAreInTheOrderInWhichTheyCameBack() {
    queue.sendAll("m1", "m2", "m3");
    receiveAndReturn(2, 2);
    queue.receiveOne(6);
    queue.receiveOne(3);
    world.advanceSeconds(6);
    assertThat(queue.bodies(10)).containsExactly("m3", "m2", "m1");
  }

  @Test
  void deadLettersAreInTheOrderOfTheirArrival() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    queue.sendAll("m1", "m2");
    queue.receiveOne(60);
    queue.receiveOne(0);
    assertThat(queue.bodies(1)).isEmpty(); // m2 is dead
    world.advanceSeconds(60);
    assertThat(queue.bodies(1)).isEmpty(); // m1 is dead too
    assertThat(dead.bodies(10)).containsExactly("m2", "m1");
    world.advanceSeconds(30);
    assertThat(dead.bodies(10)).containsExactly("m2", "m1");
  }

  @Test
  void receivesBeforeADeadLetterMovedDoNotSendItToTheBack() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 3)));
    queue.send("m1");
    receiveAndReturn(1, 3);
    assertThat(queue.bodies(1)).isEmpty();
    dead.send("m2");
    assertThat(dead.receiveOne(0).receiveCount()).isEqualTo(4);
    dead.receiveOne(0);
    assertThat(TestQueue.bodies(dead.receive(10, 0))).containsExactly("m1", "m2");
    assertThat(dead.bodies(10)).containsExactly("m2", "m1");
  }

  @Test
  void movedMessagesAreInTheOrderOfTheirArrival() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 3)));
    dead.send("m1");
    queue.send("m2");
    world.advanceSeconds(1);
    dead.startMoving(queue.address(), null);
    world.advanceSeconds(1);
    queue.send("m3");
    assertThat(TestQueue.bodies(queue.receive(10, 0))).containsExactly("m2", "m1", "m3");
    assertThat(queue.bodies(10)).containsExactly("m2", "m1", "m3");
  }

  @Test
  void noTimeoutOfZeroDeliversAMessageTwiceInOneAnswer() {
    IntStream.rangeClosed(1, 12).forEach(i -> queue.send("m" + i));
    receiveAndReturn(10, 1);
    List<String> first = TestQueue.bodies(queue.receive(10, 0));
    assertThat(first).containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10");
    assertThat(TestQueue.bodies(queue.receive(10, 0))).isEqualTo(first);
    List<String> afterThreeReceives =
        List.of("m11", "m12", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8");
    assertThat(TestQueue.bodies(queue.receive(10, 0))).isEqualTo(afterThreeReceives);
    queue.holds(12, 0, 0);
  }

  @Test
  void deadLettersOnTheWayLeaveTheOthersInOrder() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 2)));
    queue.sendAll("m1", "m2", "m3", "m4");
    receiveAndReturn(1, 2);
    assertThat(TestQueue.bodies(queue.receive(2, 0))).containsExactly("m2", "m3");
    assertThat(dead.bodies(10)).containsExactly("m1");
    assertThat(queue.bodies(10)).containsExactly("m2", "m3", "m4");
  }

  @Test
  void aMessageThatCameBackIsDeletedOrExpiresLikeOthers() {
    queue.sendAll("m1", "m2");
    world.advanceSeconds(1);
    queue.sendAll("m3", "m4");
    List<ReceivedMessage> received = queue.receive(3);
    received.forEach(message -> queue.changeVisibility(message, 0));
    queue.delete(received.get(2));
    world.advanceMillis(345_600_000 - 1_000);
    assertThat(queue.bodies(10)).containsExactly("m4");
  }

  @Test
  void aWaitingReceiveIsGivenTheMessagesInOrder() {
    queue.sendAll("m1", "m2");
    List<ReceivedMessage> received = queue.receive(2);
    LongPoll first = queue.poll(1, 20);
    queue.changeVisibility(received.get(1), 0);
    assertThat(TestQueue.bodies(first.messages())).containsExactly("m2");
    LongPoll second = queue.poll(10, 20);
    world.advanceSeconds(30); // both polls are over, both timeouts have ended
    assertThat(second.messages()).isEmpty();
    assertThat(queue.bodies(10)).containsExactly("m1", "m2");
  }

  @Test
  void peekingShowsTheOrderOfArrivalWhateverCameBack() {
    queue.sendAll("m1", "m2", "m3");
    receiveAndReturn(1, 3);
    queue.receiveOne();
    assertThat(queue.queue.inspection().peek(0, 10))
        .extracting(message -> message.content().body())
        .containsExactly("m1", "m2", "m3");
  }

  @Test
  void aMessageOfAFifoQueueNeverGoesToTheBackOfItsGroup() {
    TestQueue fifo = world.fifo("orders");
    fifo.sendAllTo("g", "m1", "m2");
    IntStream.range(0, 4).forEach(i -> assertThat(fifo.receive(1, 0)).hasSize(1));
    assertThat(fifo.bodies(10)).containsExactly("m1", "m2");
  }
}
