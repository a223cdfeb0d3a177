package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Undoing a receive whose answer could not be delivered. */
class TakeBackTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");
  private final TestQueue fifo = world.fifo("orders");

  private Delivery receive(TestQueue from, ReceiveRequest request) {
    List<Delivery> answers = new ArrayList<>();
    from.queue.receive(request, answers::add);
    world.settle();
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  private Delivery receive(TestQueue from, int max) {
    return receive(from, new ReceiveRequest(max, null, 0, null));
  }

  private void takeBack(Delivery delivery) {
    delivery.takeBack();
    world.settle();
  }

  @Test
  void theMessagesAreAtTheirOldPlacesWithTheirOldCounts() {
    queue.sendAll("a", "b", "c");
    Delivery lost = receive(queue, 2);
    queue.holds(1, 2, 0);
    world.advanceSeconds(5);
    takeBack(lost);
    queue.holds(3, 0, 0);
    List<ReceivedMessage> again = queue.receive(3);
    assertThat(TestQueue.bodies(again)).containsExactly("a", "b", "c");
    assertThat(again).extracting(ReceivedMessage::receiveCount).containsOnly(1);
    assertThat(again)
        .extracting(ReceivedMessage::firstReceivedAtMillis)
        .containsOnly(world.nowMillis());
  }

  @Test
  void anEarlierReceiveStillCounts() {
    queue.send("a");
    queue.receive(1);
    long firstReceivedAt = world.nowMillis();
    world.advanceSeconds(30);
    takeBack(receive(queue, 1));
    ReceivedMessage again = queue.receiveOne();
    assertThat(again.receiveCount()).isEqualTo(2);
    assertThat(again.firstReceivedAtMillis()).isEqualTo(firstReceivedAt);
  }

  @Test
  void aMessageAtTheBackOfTheQueueStaysThere() {
    queue.send("often");
    for (int i = 0; i < 3; i++) {
      queue.receive(1, 0);
    }
    queue.sendAll("a", "b");
    queue.change(settings -> settings.visibilityTimeoutSeconds(0));
    takeBack(receive(queue, 3));
    assertThat(queue.bodies(3)).containsExactly("often", "a", "b");
  }

  @Test
  void theReceiptHandleIsVoid() {
    queue.send("a");
    queue.receive(1, 0);
    Delivery lost = receive(queue, 1);
    takeBack(lost);
    String handle = lost.get(0).receiptHandle();
    assertThat(queue.refusedDelete(handle).text()).contains("The receipt handle has expired.");
    assertThat(queue.refusedChange(handle, 10).text()).contains("The receipt handle has expired.");
    world.advanceSeconds(1);
    queue.receive(1);
    assertThat(queue.refusedDelete(handle).text()).contains("The receipt handle has expired.");
    queue.holds(0, 1, 0);
  }

  @Test
  void aTenantIsNotBusierForIt() {
    for (int i = 0; i < 40; i++) {
      queue.sendTo("noisy", "n" + i);
    }
    queue.sendTo("quiet", "q");
    for (int i = 0; i < 4; i++) {
      takeBack(receive(queue, 10));
      world.advanceSeconds(20);
    }
    assertThat(queue.bodies(1)).containsExactly("n0");
  }

  @Test
  void aFifoGroupIsFreeAndInOrder() {
    fifo.sendAllTo("g", "a", "b", "c");
    fifo.sendTo("h", "d");
    Delivery lost = receive(fifo, 2);
    assertThat(TestQueue.bodies(lost)).containsExactly("a", "b");
    assertThat(fifo.queue.inspection().snapshot().lockedGroups()).hasSize(1);
    takeBack(lost);
    assertThat(fifo.queue.inspection().snapshot().lockedGroups()).isEmpty();
    assertThat(fifo.bodies(10)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void theReceiveAttemptIsForgotten() {
    fifo.sendTo("g", "a");
    fifo.sendTo("h", "b");
    Delivery lost = receive(fifo, new ReceiveRequest(2, null, 0, "attempt"));
    takeBack(lost);
    fifo.sendTo("i", "c");
    assertThat(TestQueue.bodies(fifo.receiveAs("attempt", 3))).containsExactly("a", "b", "c");
  }

  @Test
  void aRepeatedAnswerThatIsLostCanBeRepeatedAgain() {
    fifo.sendTo("g", "a");
    List<ReceivedMessage> first = fifo.receiveAs("attempt", 1);
    takeBack(receive(fifo, new ReceiveRequest(1, null, 0, "attempt")));
    fifo.holds(0, 1, 0);
    assertThat(fifo.receiveAs("attempt", 1)).isEqualTo(first);
  }

  @Test
  void whatIsGoneStaysGone() {
    queue.sendAll("deleted", "kept");
    Delivery lost = receive(queue, 2);
    queue.delete(lost.get(0));
    takeBack(lost);
    assertThat(queue.bodies(10)).containsExactly("kept");
  }

  @Test
  void aPurgedQueueStaysEmpty() {
    queue.send("a");
    Delivery lost = receive(queue, 1);
    queue.purge();
    takeBack(lost);
    queue.holds(0, 0, 0);
  }

  @Test
  void aDeletedQueueIsLeftAlone() {
    queue.send("a");
    Delivery lost = receive(queue, 1);
    world.delete(queue);
    TestQueue next = world.standard("orders");
    takeBack(lost);
    next.holds(0, 0, 0);
    assertThat(world.queues.timeline().nextEvent()).isNull();
  }

  @Test
  void anExpiredMessageStaysGone() {
    queue.change(settings -> settings.messageRetentionPeriodSeconds(60));
    queue.send("a");
    Delivery lost = receive(queue, new ReceiveRequest(1, 100, 0, null));
    world.advanceSeconds(60);
    takeBack(lost);
    queue.holds(0, 0, 0);
  }

  @Test
  void aMessageThatCameBackBeforeIsAtItsOldPlaceToo() {
    fifo.sendTo("g", "a");
    world.advanceSeconds(1);
    Delivery lost = receive(fifo, 1);
    fifo.sendTo("h", "b");
    world.advanceSeconds(30);
    takeBack(lost);
    assertThat(fifo.bodies(1)).containsExactly("a");
  }

  @Test
  void aMessageThatWasReceivedAgainIsLeftToItsNewConsumer() {
    queue.send("a");
    Delivery lost = receive(queue, 1);
    world.advance(Duration.ofSeconds(30));
    ReceivedMessage current = queue.receiveOne();
    takeBack(lost);
    queue.holds(0, 1, 0);
    queue.delete(current);
    queue.holds(0, 0, 0);
  }

  @Test
  void deadLettersOfTheReceiveStayMoved() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    queue.send("poison");
    queue.receive(1, 0);
    queue.send("a");
    takeBack(receive(queue, 1));
    dead.holds(1, 0, 0);
    queue.holds(1, 0, 0);
    for (int i = 0; i < 5; i++) {
      takeBack(receive(queue, 1));
    }
    queue.holds(1, 0, 0);
  }

  @Test
  void aWaitingReceiveGetsWhatIsTakenBack() {
    queue.send("a");
    Delivery lost = receive(queue, 1);
    LongPoll poll = queue.poll(1, 20);
    takeBack(lost);
    assertThat(poll.bodies()).containsExactly("a");
  }

  @Test
  void anAnsweredLongPollIsNoLongerCounted() {
    List<Delivery> answers = new ArrayList<>();
    queue.queue.receive(new ReceiveRequest(1, null, 20, null), answers::add);
    queue.send("a");
    assertThat(world.queues.timedEventCounts().receivesAnswered()).isEqualTo(1);
    takeBack(answers.get(0));
    takeBack(answers.get(0));
    assertThat(world.queues.timedEventCounts().receivesAnswered()).isZero();
    queue.holds(1, 0, 0);
  }
}
