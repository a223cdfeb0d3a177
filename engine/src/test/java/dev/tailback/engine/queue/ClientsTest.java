package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue's counts for each of its clients. */
class ClientsTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue orders = world.standard("orders");

  @Test
  void aConsumerIsCountedForWhatItReceivesDeletesAndHolds() {
    orders.sendAll("m1", "m2", "m3");
    ReceivedMessage first = orders.receiveOneAs("worker");
    ReceivedMessage second = orders.receiveOneAs("worker");
    assertThat(orders.client("worker").inFlight()).isEqualTo(2);
    world.advanceSeconds(2);
    orders.deleteAs("worker", first);
    orders.changeVisibilityAs("worker", second, 10);
    ClientSnapshot worker = orders.client("worker");
    assertThat(worker.received()).isEqualTo(2);
    assertThat(worker.deleted()).isEqualTo(1);
    assertThat(worker.visibilityChanges()).isEqualTo(1);
    assertThat(worker.inFlight()).isEqualTo(1);
    assertThat(worker.processing().count()).isEqualTo(1);
    assertThat(worker.processing().percentileMillis(50)).isBetween(2_000L, 2_125L);
    assertThat(worker.isConsumer()).isTrue();
    assertThat(worker.isProducer()).isFalse();
  }

  @Test
  void aVisibilityTimeoutCountsForTheClientThatHeldTheMessage() {
    orders.send("m1");
    orders.receiveOneAs("slow");
    world.advanceSeconds(30);
    orders.receiveOneAs("quick");
    assertThat(orders.client("slow").expiries()).isEqualTo(1);
    assertThat(orders.client("slow").inFlight()).isZero();
    assertThat(orders.client("quick").expiries()).isZero();
    assertThat(orders.client("quick").repeated()).isEqualTo(1);
    assertThat(orders.client("quick").inFlight()).isEqualTo(1);
  }

  @Test
  void aMessageThatIsSetVisibleIsNoExpiry() {
    orders.send("m1");
    orders.changeVisibilityAs("worker", orders.receiveOneAs("worker"), 0);
    assertThat(orders.client("worker").expiries()).isZero();
    assertThat(orders.client("worker").inFlight()).isZero();
  }

  @Test
  void emptyReceivesAreCountedByKindOfPoll() {
    orders.pollAs("worker", 1, null, 0);
    orders.pollAs("worker", 1, null, 20);
    world.advanceSeconds(20);
    assertThat(orders.client("worker").emptyShortPolls()).isEqualTo(1);
    assertThat(orders.client("worker").emptyLongPolls()).isEqualTo(1);
  }

  @Test
  void aWaitingReceiveCountsForItsOwnClientNotForTheSender() {
    LongPoll poll = orders.pollAs("worker", 1, null, 20);
    world.advanceSeconds(5);
    orders.sendAs("shop", "m1");
    assertThat(poll.bodies()).containsExactly("m1");
    assertThat(orders.client("worker").inFlight()).isEqualTo(1);
    assertThat(orders.client("worker").lastSeenAtMillis()).isEqualTo(world.nowMillis());
    assertThat(orders.client("shop").inFlight()).isZero();
    assertThat(orders.client("shop").received()).isZero();
    assertThat(orders.client("shop").sent()).isEqualTo(1);
    assertThat(orders.client("shop").isConsumer()).isFalse();
    assertThat(orders.client("shop").isProducer()).isTrue();
  }

  @Test
  void oneClientCanBeConsumerAndProducer() {
    orders.sendAs("both", "m1");
    world.advanceSeconds(1);
    orders.receiveOneAs("both");
    ClientSnapshot both = orders.client("both");
    assertThat(both.isConsumer()).isTrue();
    assertThat(both.isProducer()).isTrue();
    assertThat(both.firstSeenAtMillis()).isEqualTo(TestEngine.START_MILLIS);
    assertThat(both.lastSeenAtMillis()).isEqualTo(TestEngine.START_MILLIS + 1_000);
    assertThat(orders.queue.inspection().clients()).hasSize(1);
  }

  @Test
  void aReceiveThatIsTakenBackWasNoReceive() {
    orders.send("m1");
    ReceiveRequest request =
        new ReceiveRequest(1, null, 0, null, null, TestQueue.consumer("cut off"), Room.UNLIMITED);
    orders.queue.receive(request, Delivery::takeBack);
    world.settle();
    assertThat(orders.client("cut off").received()).isZero();
    assertThat(orders.client("cut off").inFlight()).isZero();
  }

  @Test
  void aPurgeEndsTheHold() {
    orders.sendAll("m1", "m2");
    orders.receiveOneAs("worker");
    orders.purge();
    assertThat(orders.client("worker").inFlight()).isZero();
  }

  @Test
  void whoRepeatsAReceiveByItsAttemptIdHoldsTheMessages() {
    TestQueue fifo = world.fifo("fifo");
    fifo.sendTo("g", "m1");
    fifo.receive(attempt("lost"));
    assertThat(fifo.queue.inspection().snapshot().lockedGroups().get(0).heldBy().name())
        .isEqualTo("lost");
    fifo.receive(attempt("restarted"));
    assertThat(fifo.queue.inspection().snapshot().lockedGroups().get(0).heldBy().name())
        .isEqualTo("restarted");
    assertThat(fifo.client("lost").inFlight()).isZero();
    assertThat(fifo.client("restarted").inFlight()).isEqualTo(1);
  }

  private static ReceiveRequest attempt(String client) {
    return new ReceiveRequest(
        1, null, 0, "attempt", null, TestQueue.consumer(client), Room.UNLIMITED);
  }

  @Test
  void aLockNamesItsHolderAndHowManyMessagesWaitBehindIt() {
    TestQueue fifo = world.fifo("fifo");
    fifo.sendAllTo("g", "m1", "m2", "m3", "m4");
    fifo.pollAs("worker", 2, null, 0);
    QueueSnapshot.LockedGroup lock = fifo.queue.inspection().snapshot().lockedGroups().get(0);
    assertThat(lock.heldBy()).isEqualTo(new ClientId("worker", "key"));
    assertThat(lock.waitingBehind()).isEqualTo(2);
  }

  @Test
  void callsOfUnknownClientsAreCountedForNobody() {
    orders.send("m1");
    orders.delete(orders.receiveOne());
    assertThat(orders.queue.inspection().clients()).isEmpty();
  }

  @Test
  void refusedCallsAndRetriesAreCounted() {
    CallingClient shop = TestQueue.producer("shop");
    orders.queue.counter().countThrottled(shop, new ThrottledBy(1, 50));
    orders.queue.counter().countFaulted(shop);
    orders.queue.counter().countRetry(shop);
    orders.queue.counter().countThrottled(null, new ThrottledBy(1, 50));
    assertThat(orders.client("shop").throttled()).isEqualTo(1);
    assertThat(orders.client("shop").faulted()).isEqualTo(1);
    assertThat(orders.client("shop").retries()).isEqualTo(1);
    assertThat(orders.client("shop").isProducer()).isTrue();
    assertThat(orders.queue.counter().totals().throttled()).isEqualTo(2);
    assertThat(orders.queue.counter().totals().throttledSends()).isEqualTo(1);
    assertThat(orders.queue.counter().lastThrottle()).isEqualTo(new ThrottledBy(1, 50));
  }

  @Test
  void theRetryModeIsTheLastThatWasSeen() {
    ClientId id = new ClientId("shop", "key");
    for (RetryMode mode : new RetryMode[] {RetryMode.LEGACY, RetryMode.ADAPTIVE, null}) {
      CallingClient shop = new CallingClient(id, CallingClient.Role.PRODUCER, mode);
      orders.queue.callAs(shop, Queue::counts);
    }
    assertThat(orders.client("shop").retryMode()).isEqualTo(RetryMode.ADAPTIVE);
  }

  @Test
  void fiftyClientsAreKnownThoseLastSeenAndThoseThatHoldMessages() {
    orders.send("m1");
    ReceivedMessage held = orders.receiveOneAs("holder");
    for (int i = 1; i <= 500; i++) {
      orders.pollAs("client-" + i, 1, null, 0);
    }
    List<String> names =
        orders.queue.inspection().clients().stream().map(client -> client.id().name()).toList();
    assertThat(names).hasSize(50).startsWith("holder", "client-452").endsWith("client-500");
    orders.deleteAs("client-500", held);
    orders.pollAs("client-501", 1, null, 0);
    assertThat(orders.queue.inspection().clients())
        .extracting(client -> client.id().name())
        .hasSize(50)
        .doesNotContain("holder");
  }

  @Test
  void ifAllClientsHoldMessagesTheOneSeenLongestAgoGoes() {
    for (int i = 0; i < 60; i++) {
      orders.send("m" + i);
    }
    for (int i = 0; i < 60; i++) {
      orders.receiveOneAs("client-" + i);
    }
    assertThat(orders.queue.inspection().clients())
        .hasSize(50)
        .allSatisfy(client -> assertThat(client.inFlight()).isEqualTo(1))
        .extracting(client -> client.id().name())
        .startsWith("client-10");
    world.advanceSeconds(30);
    assertThat(orders.client("client-59").expiries()).isEqualTo(1);
    assertThat(orders.client("client-59").inFlight()).isZero();
  }
}
