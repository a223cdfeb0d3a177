package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueRoad.Flight;
import dev.tailback.engine.queue.QueueRoad.Lane;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The positions of a queue's messages on its road. */
class RoadTest {
  private final TestEngine world = TestEngine.limited(100, 5);

  @Test
  void messagesThatCameBackAreCounted() {
    TestQueue orders = world.standard("orders");
    orders.sendAll("m1", "m2", "m3");
    orders.receiveOneAs("worker");
    assertThat(road(orders).returned()).isZero();

    world.advanceSeconds(30);

    assertThat(road(orders).returned()).isEqualTo(1);
    orders.receiveOneAs("worker");
    assertThat(road(orders).returned()).isZero();
  }

  @Test
  void messagesInFlightHaveTheirConsumersAndTimes() {
    TestQueue orders = world.standard("orders");
    orders.sendAll("m1", "m2");
    orders.receiveOneAs("worker");

    List<Flight> flights = road(orders).flights();

    assertThat(flights).hasSize(1);
    assertThat(flights.get(0).consumer()).isEqualTo(orders.client("worker").id());
    assertThat(flights.get(0).receivedAtMillis()).isEqualTo(world.nowMillis());
    assertThat(flights.get(0).visibleAtMillis()).isEqualTo(world.nowMillis() + 30_000);
  }

  @Test
  void theFirstDelayedMessageIsKnownBesideThoseInFlight() {
    TestQueue orders = world.standard("orders");
    orders.send("m1");
    orders.receiveOneAs("worker");
    assertThat(road(orders).nextDelayedMillis()).isNull();

    orders.send("m2", 60);
    orders.send("m3", 45);

    assertThat(road(orders).nextDelayedMillis()).isEqualTo(world.nowMillis() + 45_000);
  }

  @Test
  void lockedGroupsComeFirstAndThenTheLongest() {
    TestQueue steps = world.fifo("steps");
    steps.sendAllTo("held", "b1", "b2");
    steps.receiveOneAs("worker");
    world.advanceSeconds(5);
    steps.sendTo("short", "a1");
    steps.sendAllTo("long", "c1", "c2");

    QueueRoad road = road(steps);

    assertThat(road.groups()).isEqualTo(3);
    assertThat(road.lanes()).extracting(Lane::group).containsExactly("held", "long", "short");
    assertThat(road.lanes()).extracting(Lane::waiting).containsExactly(1, 2, 1);
    QueueSnapshot.LockedGroup lock = road.lanes().get(0).lock();
    assertThat(lock).isEqualTo(steps.queue.inspection().longestLock());
    assertThat(lock.receivedAtMillis()).isEqualTo(world.nowMillis() - 5_000);
    assertThat(road.lanes().get(1).lock()).isNull();
  }

  @Test
  void theColumnsOfTheLanesHaveTheWaitingMessages() {
    TestQueue steps = world.fifo("steps");
    steps.sendAllTo("a", "a1", "a2");
    steps.sendTo("b", "b1");

    QueueRoad road = road(steps);

    assertThat(road.lanePlaces()).isEqualTo(3);
    List<Integer> first = road.lanes().get(0).columns();
    assertThat(first).hasSize(60);
    assertThat(first.get(0)).as("place 0 of 3").isEqualTo(1);
    assertThat(first.get(20)).as("place 1 of 3").isEqualTo(1);
    assertThat(road.lanes().get(1).columns().get(40)).as("place 2 of 3").isEqualTo(1);
  }

  @Test
  void messagesBeyondTheLookAheadAreHidden() {
    TestQueue steps = world.fifo("steps");
    steps.sendAllTo("held", "a1", "a2", "a3", "a4", "a5", "a6", "a7");
    steps.sendTo("free", "b1");
    assertThat(steps.queue.inspection().isLookAheadBlocked()).isFalse();

    steps.receiveOneAs("worker");

    assertThat(road(steps).hidden()).isEqualTo(3);
    assertThat(steps.queue.inspection().isLookAheadBlocked()).isTrue();
  }

  @Test
  void aStandardQueueHasNoLanes() {
    TestQueue orders = world.standard("orders");
    orders.sendAll("m1", "m2");

    assertThat(road(orders).lanes()).isEmpty();
    assertThat(orders.queue.inspection().longestLock()).isNull();
    assertThat(orders.queue.inspection().isLookAheadBlocked()).isFalse();
  }

  @Test
  void theBusiestConsumerAndThoseSeenLatelyAreKnown() {
    TestQueue orders = world.standard("orders");
    orders.sendAll("m1", "m2", "m3");
    orders.receiveOneAs("first");
    world.advanceSeconds(10);
    orders.receiveOneAs("second");
    orders.receiveOneAs("second");

    QueueInspection inspection = orders.queue.inspection();

    assertThat(inspection.topHolder())
        .isEqualTo(new QueueInspection.Holder(orders.client("second").id(), 2));
    assertThat(inspection.consumersSince(world.nowMillis() - 10_000)).isEqualTo(2);
    assertThat(inspection.consumersSince(world.nowMillis())).isEqualTo(1);
  }

  private static QueueRoad road(TestQueue queue) {
    return queue.queue.inspection().road();
  }
}
