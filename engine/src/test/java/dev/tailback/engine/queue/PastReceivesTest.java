package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.PeekedMessage.Receive;
import dev.tailback.engine.queue.PeekedMessage.ReceiveEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The receives that a message remembers. */
class PastReceivesTest {
  private static final long START = TestEngine.START_MILLIS;

  private final TestEngine world = new TestEngine();
  private final TestQueue orders = world.standard("orders");

  private static PeekedMessage only(TestQueue queue) {
    List<PeekedMessage> all = queue.queue.inspection().peek(0, 10);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static ClientId id(String name) {
    return new ClientId(name, "key");
  }

  @Test
  void aMessageThatWasNeverReceivedHasNoReceives() {
    orders.send("m1");
    assertThat(only(orders).receives()).isEmpty();
    assertThat(only(orders).heldBy()).isNull();
  }

  @Test
  void aMessageInFlightNamesItsHolder() {
    orders.send("m1");
    orders.receiveOneAs("worker");
    assertThat(only(orders).heldBy()).isEqualTo(id("worker"));
    assertThat(only(orders).receives())
        .containsExactly(new Receive(START, id("worker"), 0, null, 0));
  }

  @Test
  void receivesAreRememberedWithHowTheyEnded() {
    orders.send("m1");
    orders.receiveOneAs("a");
    world.advanceSeconds(31);
    assertThat(only(orders).receives())
        .containsExactly(new Receive(START, id("a"), 0, ReceiveEnd.TIMEOUT, START + 30_000));
    ReceivedMessage second = orders.receiveOneAs("b");
    world.advanceSeconds(4);
    orders.changeVisibilityAs("b", second, 0);
    world.advanceSeconds(5);
    orders.receiveOneAs("c");
    assertThat(only(orders).receives())
        .containsExactly(
            new Receive(START, id("a"), 0, ReceiveEnd.TIMEOUT, START + 30_000),
            new Receive(START + 31_000, id("b"), 0, ReceiveEnd.SET_VISIBLE, START + 35_000),
            new Receive(START + 40_000, id("c"), 0, null, 0));
    assertThat(only(orders).heldBy()).isEqualTo(id("c"));
    assertThat(only(orders).firstReceivedAtMillis()).isEqualTo(START);
  }

  @Test
  void extensionsOfEachReceiveAreCounted() {
    orders.send("m1");
    ReceivedMessage first = orders.receiveOneAs("a");
    orders.changeVisibilityAs("a", first, 60);
    orders.changeVisibilityAs("a", first, 60);
    orders.changeVisibilityAs("a", first, 0);
    ReceivedMessage second = orders.receiveOneAs("b");
    orders.changeVisibilityAs("b", second, 10);
    world.advanceSeconds(10);
    orders.receiveOneAs("c");
    assertThat(only(orders).receives()).extracting(Receive::extensions).containsExactly(2, 1, 0);
  }

  @Test
  void aReceiveThatIsTakenBackIsNotRemembered() {
    orders.send("m1");
    orders.receiveOneAs("a");
    world.advanceSeconds(30);
    orders.queue.receive(
        new ReceiveRequest(1, null, 0, null, null, TestQueue.consumer("b"), Room.UNLIMITED),
        Delivery::takeBack);
    world.settle();
    assertThat(only(orders).heldBy()).isNull();
    assertThat(only(orders).receives())
        .containsExactly(new Receive(START, id("a"), 0, ReceiveEnd.TIMEOUT, START + 30_000));
  }

  @Test
  void theLastTenAreRemembered() {
    orders.send("m1");
    for (int i = 1; i <= 25; i++) {
      orders.receiveOneAs("worker-" + i);
      world.advanceSeconds(30);
    }
    assertThat(only(orders).receives())
        .hasSize(10)
        .extracting(receive -> receive.by().name())
        .startsWith("worker-16")
        .endsWith("worker-25");
    assertThat(only(orders).firstReceivedAtMillis()).isEqualTo(START);
    assertThat(only(orders).receiveCount()).isEqualTo(25);
  }

  @Test
  void aDeadLetterRemembersItsReceivesInTheQueueItCameFrom() {
    TestQueue dead = world.standard("dead");
    orders.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 2)));
    orders.send("m1");
    for (int i = 1; i <= 2; i++) {
      orders.receiveOneAs("worker-" + i);
      world.advanceSeconds(30);
    }
    assertThat(orders.pollAs("worker-3", 1, null, 0).messages()).isEmpty();
    assertThat(only(dead).receives())
        .containsExactly(
            new Receive(START, id("worker-1"), 0, ReceiveEnd.TIMEOUT, START + 30_000),
            new Receive(START + 30_000, id("worker-2"), 0, ReceiveEnd.TIMEOUT, START + 60_000));
    dead.receiveOneAs("looker");
    assertThat(only(dead).heldBy()).isEqualTo(id("looker"));
    assertThat(only(dead).receives()).hasSize(3);
    assertThat(orders.client("worker-2").inFlight()).isZero();
    assertThat(dead.client("looker").inFlight()).isEqualTo(1);
  }

  @Test
  void aReceiveOfAnUnknownClientIsRememberedWithoutAName() {
    orders.send("m1");
    orders.receiveOne();
    assertThat(only(orders).receives()).containsExactly(new Receive(START, null, 0, null, 0));
  }
}
