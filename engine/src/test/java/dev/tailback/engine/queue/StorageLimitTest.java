package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The limit on what all queues store together. */
class StorageLimitTest {
  private static final int ONE_MESSAGE = 400;

  private final TestEngine world =
      new TestEngine(EngineSettings.seeded(1).withMaxStoredBytes(2 * ONE_MESSAGE));
  private final TestQueue orders = world.standard("orders");
  private final TestQueue events = world.standard("events");
  private int warnings;

  StorageLimitTest() {
    world.queues.whenFull(() -> warnings++);
  }

  private static String hundredCharacters() {
    return "x".repeat(100);
  }

  private Refusal refused(TestQueue queue) {
    return TestQueue.refused(() -> queue.send(hundredCharacters()));
  }

  @Test
  void aSendBeyondItIsRefusedInAnyQueue() {
    orders.send(hundredCharacters());
    events.send(hundredCharacters());
    assertThat(world.queues.storedBytes()).isEqualTo(2 * ONE_MESSAGE);
    assertThat(refused(events).reason()).isEqualTo(Refusal.Reason.SERVICE_UNAVAILABLE);
    assertThat(refused(orders).text())
        .isEqualTo("The emulator's store is full: 800 bytes. Delete some messages first.");
  }

  @Test
  void aBodyWeighsWhatItTakesInUtf8() {
    orders.send("\u20ac".repeat(100));
    assertThat(world.queues.storedBytes()).isEqualTo(ONE_MESSAGE + 200);
  }

  @Test
  void thereIsRoomAgainWhenMessagesAreDeleted() {
    orders.sendAll(hundredCharacters(), hundredCharacters());
    refused(orders);
    orders.delete(orders.receiveOne());
    orders.send(hundredCharacters());
    refused(orders);
    orders.purge();
    orders.sendAll(hundredCharacters(), hundredCharacters());
    world.delete(orders);
    assertThat(world.queues.storedBytes()).isZero();
  }

  @Test
  void theListenerRunsOnceEachTimeItBecomesFull() {
    orders.sendAll(hundredCharacters(), hundredCharacters());
    refused(orders);
    refused(orders);
    assertThat(warnings).isEqualTo(1);
    orders.purge();
    orders.sendAll(hundredCharacters(), hundredCharacters());
    refused(orders);
    assertThat(warnings).isEqualTo(2);
  }

  @Test
  void theListenerRunsOnceWhereMessagesComeAndGoAtTheLimit() {
    orders.sendAll(hundredCharacters(), hundredCharacters());
    refused(orders);
    world.queues.limitStoredBytes(20 * ONE_MESSAGE);
    for (int i = 0; i < 18; i++) {
      orders.send(hundredCharacters());
    }
    refused(orders);
    assertThat(warnings).as("after there was room").isEqualTo(2);
    orders.delete(orders.receiveOne());
    orders.send(hundredCharacters());
    refused(orders);
    assertThat(warnings).isEqualTo(2);
  }

  @Test
  void aLowerLimitKeepsWhatIsStored() {
    orders.sendAll(hundredCharacters(), hundredCharacters());
    world.queues.limitStoredBytes(1);
    assertThat(world.queues.maxStoredBytes()).isEqualTo(1);
    assertThat(world.queues.storedBytes()).isEqualTo(2 * ONE_MESSAGE);
    refused(orders);
  }
}
