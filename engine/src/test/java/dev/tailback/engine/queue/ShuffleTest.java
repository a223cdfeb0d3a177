package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shuffling the first messages of a queue. */
class ShuffleTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  @Test
  void onlyTheFirstMessagesChangePlaces() {
    queue.sendAll("1", "2", "3", "4", "5", "6", "7");
    shuffle(queue, 4);
    List<String> bodies = queue.bodies(10);
    assertThat(bodies.subList(0, 4)).containsExactlyInAnyOrder("1", "2", "3", "4");
    assertThat(bodies.subList(0, 4)).isNotEqualTo(List.of("1", "2", "3", "4"));
    assertThat(bodies.subList(4, 7)).containsExactly("5", "6", "7");
  }

  @Test
  void fewerMessagesThanWantedAreAllShuffled() {
    shuffle(queue, 5);
    assertThat(queue.bodies(1)).isEmpty();
    queue.sendAll("1", "2", "3");
    shuffle(queue, 5);
    assertThat(queue.bodies(10)).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void theMessagesOfTenantsAreShuffledTogether() {
    IntStream.range(0, 5).forEach(i -> queue.sendAllTo("t" + i, "a" + i, "b" + i));
    shuffle(queue, 6);
    List<String> bodies = queue.bodies(10);
    assertThat(bodies).hasSize(10).doesNotHaveDuplicates();
    assertThat(bodies.subList(0, 6)).containsExactlyInAnyOrder("a0", "b0", "a1", "b1", "a2", "b2");
    assertThat(bodies.subList(6, 10)).containsExactly("a3", "b3", "a4", "b4");
  }

  @Test
  void messagesThatCameBackAreShuffledWithTheOthers() {
    queue.sendAll("1", "2", "3", "4", "5", "6");
    assertThat(queue.receive(2, 0)).hasSize(2);
    shuffle(queue, 4);
    List<String> bodies = queue.bodies(10);
    assertThat(bodies.subList(0, 4)).containsExactlyInAnyOrder("1", "2", "3", "4");
    assertThat(bodies.subList(0, 4)).isNotEqualTo(List.of("1", "2", "3", "4"));
    assertThat(bodies.subList(4, 6)).containsExactly("5", "6");
  }

  @Test
  void aShuffledMessageComesBackToThePlaceItWasSentTo() {
    queue.sendAll("1", "2", "3", "4", "5");
    shuffle(queue, 5);
    queue.receive(10, 0);
    assertThat(queue.bodies(10)).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void theShuffledMessagesOfANoisyTenantStayBeforeItsOthers() {
    IntStream.rangeClosed(1, 40).forEach(i -> queue.sendTo("loud", "loud" + i));
    IntStream.range(0, 32).forEach(i -> queue.receiveOne(3_600));
    queue.sendAllTo("quiet", "quiet1", "quiet2");
    shuffle(queue, 5);
    List<String> bodies = queue.bodies(10);
    assertThat(bodies.subList(0, 2)).containsExactlyInAnyOrder("quiet1", "quiet2");
    assertThat(bodies.subList(2, 5)).containsExactlyInAnyOrder("loud33", "loud34", "loud35");
    assertThat(bodies.subList(5, 10))
        .containsExactly("loud36", "loud37", "loud38", "loud39", "loud40");
  }

  @Test
  void aFifoQueueStaysInOrder() {
    TestQueue fifo = world.fifo("orders");
    fifo.sendAllTo("g", "1", "2", "3", "4");
    shuffle(fifo, 4);
    assertThat(fifo.bodies(10)).containsExactly("1", "2", "3", "4");
  }

  private void shuffle(TestQueue target, int max) {
    target.queue.shuffle(max, new SplittableRandom(1));
    world.settle();
  }
}
