package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The order within FIFO groups and between them. */
class FifoOrderTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.fifo("orders");

  @Test
  void aGroupIsDeliveredInTheOrderItWasSent() {
    queue.sendAllTo("g", "m1", "m2", "m3");
    assertThat(queue.bodies(2)).containsExactly("m1", "m2");
  }

  @Test
  void oneGroupIsTakenAsFarAsPossibleBeforeTheNext() {
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.sendTo("a", "a2");
    queue.sendTo("c", "c1");
    queue.sendTo("b", "b2");
    assertThat(queue.bodies(10)).containsExactly("a1", "a2", "b1", "b2", "c1");
  }

  @Test
  void aReceiveEndsWithinAGroupWhereItHasEnough() {
    queue.sendAllTo("a", "a1", "a2", "a3");
    queue.sendAllTo("b", "b1");
    assertThat(queue.bodies(2)).containsExactly("a1", "a2");
    assertThat(queue.bodies(2)).containsExactly("b1");
  }

  @Test
  void groupsAreServedInTheOrderTheirHeadsBecameAvailable() {
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.sendTo("c", "c1");
    queue.receive(1, 5);
    world.advanceSeconds(5);
    assertThat(queue.bodies(10)).containsExactly("b1", "c1", "a1");
  }

  @Test
  void aGroupWhoseHeadIsMadeVisibleQueuesUpBehindTheOthers() {
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.changeVisibility(queue.receiveOne(), 0);
    assertThat(queue.bodies(10)).containsExactly("b1", "a1");
  }

  @Test
  void aGroupReceivedWithAVisibilityOfZeroQueuesUpBehindTheOthers() {
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.receive(1, 0);
    assertThat(queue.bodies(10)).containsExactly("b1", "a1");
  }

  @Test
  void timeoutsThatEndTogetherFollowTheOrderOfTheReceives() {
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.sendTo("c", "c1");
    queue.receive(3, 5);
    world.advanceSeconds(5);
    assertThat(queue.bodies(10)).containsExactly("a1", "b1", "c1");
  }

  @Test
  void aDeletedHeadLeavesTheGroupTheNextMessagesPlace() {
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.sendTo("a", "a2");
    queue.sendTo("c", "c1");
    queue.delete(queue.receiveOne());
    assertThat(queue.bodies(10)).containsExactly("b1", "a2", "c1");
  }

  @Test
  void sequenceNumbersHaveTwentyDigitsAndGrow() {
    BigInteger last = BigInteger.ZERO;
    for (int i = 0; i < 100; i++) {
      SentMessage sent = queue.sendTo("g" + i % 3, "m" + i);
      assertThat(sent.sequenceNumber()).matches("[1-9][0-9]{19}");
      BigInteger number = new BigInteger(sent.sequenceNumber());
      assertThat(number).isGreaterThan(last);
      last = number;
    }
  }

  @Test
  void theSequenceNumberOfTheSendComesBackWithEveryReceive() {
    SentMessage sent = queue.sendTo("g", "m1");
    assertThat(queue.receiveOne(0).sequenceNumber()).isEqualTo(sent.sequenceNumber());
    assertThat(queue.receiveOne().sequenceNumber()).isEqualTo(sent.sequenceNumber());
  }

  @Test
  void everyMessageOfManyGroupsComesOnceAndInOrder() {
    for (int i = 0; i < 300; i++) {
      queue.sendTo("g" + i % 7, i % 7 + ":" + i / 7);
    }
    int[] next = new int[7];
    for (String body : queue.drain()) {
      String[] parts = body.split(":", -1);
      int group = Integer.parseInt(parts[0]);
      assertThat(Integer.parseInt(parts[1])).isEqualTo(next[group]++);
    }
    assertThat(next).containsExactly(43, 43, 43, 43, 43, 43, 42);
  }
}
