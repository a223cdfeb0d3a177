package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A receive ends at the first message that its answer has no room for. */
class RoomTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");
  private final TestQueue fifo = world.fifo("orders");

  private static ReceiveRequest request(int max, int waitSeconds, String attemptId, Room room) {
    return new ReceiveRequest(max, null, waitSeconds, attemptId, null, null, room);
  }

  /** Returns room for this many messages. */
  private static Room messages(int count) {
    int[] left = {count};
    return weight -> left[0]-- > 0;
  }

  private Delivery receive(TestQueue from, ReceiveRequest request) {
    List<Delivery> answers = new ArrayList<>();
    from.queue.receive(request, answers::add);
    world.settle();
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  @Test
  void theOthersStayWhereTheyAre() {
    queue.sendAll("a", "b", "c", "d");
    Delivery some = receive(queue, request(10, 0, null, messages(2)));
    assertThat(TestQueue.bodies(some)).containsExactly("a", "b");
    assertThat(some.lackedRoom()).isTrue();
    queue.holds(2, 2, 0);
    assertThat(queue.receive(10)).extracting(ReceivedMessage::receiveCount).containsExactly(1, 1);
  }

  @Test
  void itIsAskedForTheWeightOfEachMessage() {
    queue.sendAll("a", "bb");
    List<Long> weights = new ArrayList<>();
    Delivery all = receive(queue, request(10, 0, null, weights::add));
    assertThat(all.lackedRoom()).isFalse();
    assertThat(weights.get(1) - weights.get(0)).isEqualTo(1);
    assertThat(weights.get(0)).isGreaterThan(1);
  }

  @Test
  void aFifoGroupIsCutOffInOrder() {
    fifo.sendAllTo("g", "a", "b", "c");
    fifo.sendTo("h", "d");
    Delivery some = receive(fifo, request(10, 0, null, messages(2)));
    assertThat(TestQueue.bodies(some)).containsExactly("a", "b");
    assertThat(fifo.bodies(10)).containsExactly("d");
    world.advanceSeconds(30);
    assertThat(fifo.bodies(10)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void withoutRoomForTheFirstALongPollEndsAtOnce() {
    queue.send("a");
    Delivery none = receive(queue, request(1, 20, null, messages(0)));
    assertThat(none).isEmpty();
    assertThat(none.lackedRoom()).isTrue();
    queue.holds(1, 0, 0);
  }

  @Test
  void aWaitingReceiveIsAnsweredToo() {
    List<Delivery> answers = new ArrayList<>();
    queue.queue.receive(request(1, 20, null, messages(0)), answers::add);
    LongPoll second = queue.poll(1, 20);
    queue.send("a");
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).lackedRoom()).isTrue();
    assertThat(second.bodies()).containsExactly("a");
  }

  @Test
  void aRepeatedAttemptGivesWhatThereIsRoomFor() {
    fifo.sendAllTo("g", "a", "b", "c");
    List<ReceivedMessage> first = fifo.receiveAs("attempt", 3);
    world.advanceSeconds(10);
    Delivery some = receive(fifo, request(3, 0, "attempt", messages(2)));
    assertThat(some).isEqualTo(first.subList(0, 2));
    assertThat(some.lackedRoom()).isTrue();
    fifo.holds(0, 3, 0);
    assertThat(fifo.receiveAs("attempt", 3)).isEqualTo(first);
  }

  @Test
  void aDeadLetterNeedsNoRoom() {
    TestQueue dead = world.standard("dead");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    queue.send("poison");
    queue.receive(1, 0);
    Delivery none = receive(queue, request(1, 0, null, messages(0)));
    assertThat(none).isEmpty();
    assertThat(none.lackedRoom()).isFalse();
    dead.holds(1, 0, 0);
  }
}
