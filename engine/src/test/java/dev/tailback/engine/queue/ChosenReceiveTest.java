package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Receives that name the messages to deliver. */
class ChosenReceiveTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");
  private final TestQueue fifo = world.fifo("orders");

  private List<String> receive(TestQueue from, Integer visibility, UUID... chosen) {
    List<Delivery> answers = new ArrayList<>();
    Set<UUID> ids = Stream.of(chosen).collect(Collectors.toSet());
    from.queue.receive(
        new ReceiveRequest(10, visibility, 20, null, null, null, Room.UNLIMITED, ids),
        answers::add);
    world.settle();
    from.queue.checkInvariants();
    assertThat(answers).hasSize(1);
    return TestQueue.bodies(List.copyOf(answers.get(0)));
  }

  private UUID id(TestQueue from, int index) {
    return from.queue.inspection().peek(0, 10).get(index).messageId();
  }

  @Test
  void othersKeepTheirPlacesAndCounts() {
    queue.sendAll("a", "b", "c", "d");

    assertThat(receive(queue, null, id(queue, 2))).containsExactly("c");

    queue.holds(3, 1, 0);
    List<ReceivedMessage> rest = queue.receive(10);
    assertThat(TestQueue.bodies(rest)).containsExactly("a", "b", "d");
    assertThat(rest).extracting(ReceivedMessage::receiveCount).containsOnly(1);
  }

  @Test
  void aMessageInFlightIsReceivedOnceMore() {
    queue.sendAll("a", "b");
    queue.receive(2);

    assertThat(receive(queue, null, id(queue, 1))).containsExactly("b");
    assertThat(queue.queue.inspection().peek(0, 10))
        .extracting(PeekedMessage::receiveCount)
        .containsExactly(1, 2);
  }

  @Test
  void aDelayedMessageIsReceived() {
    queue.change(settings -> settings.delaySeconds(30));
    queue.sendAll("a", "b");

    assertThat(receive(queue, null, id(queue, 0))).containsExactly("a");
    queue.holds(0, 1, 1);
  }

  @Test
  void aTimeoutOfZeroEndsAfterwards() {
    queue.sendAll("a", "b");

    assertThat(receive(queue, 0, id(queue, 0), id(queue, 1))).containsExactly("a", "b");
    queue.holds(2, 0, 0);
  }

  @Test
  void whatIsNotThereIsNotReceivedAndNothingWaits() {
    queue.sendAll("a");

    assertThat(receive(queue, null, new UUID(1, 2))).isEmpty();
    queue.holds(1, 0, 0);
  }

  @Test
  void severalGroupsOfAFifoQueueAreReceivedInPart() {
    fifo.sendTo("a", "a1");
    fifo.sendTo("a", "a2");
    fifo.sendTo("b", "b1");

    assertThat(receive(fifo, null, id(fifo, 0), id(fifo, 2))).containsExactly("a1", "b1");
    fifo.holds(1, 2, 0);
  }
}
