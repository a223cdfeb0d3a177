package dev.tailback.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.RedrivePolicy;
import org.junit.jupiter.api.Test;

/** SQS's metrics of a queue's state at the end of a minute. */
class QueueGaugesTest {
  private final MeasuredQueues world = new MeasuredQueues();

  @Test
  void gaugesSayHowManyMessagesAreInEachState() {
    Queue orders = world.create("orders");
    MeasuredQueues.send(orders, "a");
    MeasuredQueues.send(orders, "b");
    orders.send(MeasuredQueues.content("c", null), 300);
    world.receive(orders);
    world.at(MeasuredQueues.START + MeasuredQueues.MINUTE);

    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(2.0);
    assertThat(world.values("orders", "ApproximateNumberOfMessagesDelayed")).containsExactly(1.0);
  }

  @Test
  void theAgeIsThatOfTheOldestMessageAndAbsentWithoutOne() {
    Queue orders = world.create("orders");
    world.at(MeasuredQueues.START + 30_000);
    MeasuredQueues.send(orders, "a");
    world.at(MeasuredQueues.START + 2 * MeasuredQueues.MINUTE);
    orders.delete(world.receiveAgain(orders));
    world.at(MeasuredQueues.START + 3 * MeasuredQueues.MINUTE);

    assertThat(world.values("orders", "ApproximateAgeOfOldestMessage")).containsExactly(30.0, 90.0);
  }

  @Test
  void aPoisonPillNoLongerCountsAsTheOldest() {
    Queue orders = world.create("orders");
    MeasuredQueues.send(orders, "pill");
    world.minutes(1);
    MeasuredQueues.send(orders, "fresh");
    for (int i = 0; i < 3; i++) {
      world.receive(orders);
      world.at(world.queues.timeline().nowMillis() + 1);
    }
    world.minutes(1);

    assertThat(world.values("orders", "ApproximateAgeOfOldestMessage").get(1)).isEqualTo(60.0);
  }

  @Test
  void nothingIsTheOldestIfAllMessagesArePoisonPills() {
    Queue orders = world.create("orders");
    MeasuredQueues.send(orders, "pill");
    for (int i = 0; i < 3; i++) {
      world.receive(orders);
    }
    world.minutes(1);

    assertThat(world.values("orders", "ApproximateAgeOfOldestMessage")).isEmpty();
    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(1.0);
  }

  @Test
  void aPoisonPillStaysTheOldestOfAFifoQueue() {
    Queue orders = world.create("orders.fifo", QueueSettings.FIFO);
    orders.send(MeasuredQueues.unique("pill", "g"), null);
    world.minutes(1);
    for (int i = 0; i < 3; i++) {
      world.receive(orders);
    }
    world.minutes(1);

    assertThat(world.values("orders.fifo", "ApproximateAgeOfOldestMessage"))
        .containsExactly(60.0, 120.0);
  }

  @Test
  void theAgeOfADeadLetterCountsFromItsMove() {
    Queue dead = world.create("dead");
    Queue orders =
        world.create(
            "orders",
            QueueSettings.STANDARD.toBuilder()
                .redrivePolicy(new RedrivePolicy(dead.address(), 1))
                .build());
    MeasuredQueues.send(orders, "a");
    world.minutes(10);
    world.receive(orders);
    world.receive(orders);
    world.minutes(1);

    assertThat(world.values("dead", "ApproximateAgeOfOldestMessage")).containsExactly(60.0);
    assertThat(world.values("dead", "NumberOfMessagesSent")).isEmpty();
    assertThat(world.values("dead", "ApproximateNumberOfMessagesVisible")).endsWith(1.0);
  }

  @Test
  void aFifoQueuePublishesLockedGroupsAndDuplicates() {
    Queue orders = world.create("orders.fifo", QueueSettings.FIFO);
    orders.send(MeasuredQueues.unique("a", "g1"), null);
    orders.send(MeasuredQueues.unique("a", "g1"), null);
    orders.send(MeasuredQueues.unique("b", "g2"), null);
    world.receive(orders, 30, 10);
    world.at(MeasuredQueues.START + MeasuredQueues.MINUTE - 1);
    world.receive(orders, 30, 10);

    world.minutes(1);

    assertThat(world.values("orders.fifo", "NumberOfDeduplicatedSentMessages"))
        .containsExactly(1.0);
    assertThat(world.values("orders.fifo", "NumberOfMessagesSent")).containsExactly(2.0);
    assertThat(world.values("orders.fifo", "ApproximateNumberOfGroupsWithInflightMessages"))
        .containsExactly(2.0);
  }

  @Test
  void aNoisyTenantIsLeftOutOfTheQuietGroups() {
    Queue orders = world.create("orders");
    for (int i = 0; i < 100; i++) {
      orders.send(MeasuredQueues.content("n" + i, "noisy"), null);
    }
    for (int i = 0; i < 4; i++) {
      world.receive(orders, 300, 10);
    }
    orders.send(MeasuredQueues.content("q", "quiet"), null);

    world.minutes(1);

    assertThat(world.values("orders", "ApproximateNumberOfNoisyGroups")).containsExactly(1.0);
    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(61.0);
    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisibleInQuietGroups"))
        .containsExactly(1.0);
    assertThat(world.values("orders", "ApproximateNumberOfMessagesNotVisibleInQuietGroups"))
        .containsExactly(0.0);
    assertThat(world.values("orders", "ApproximateAgeOfOldestMessageInQuietGroups"))
        .containsExactly(60.0);
  }
}
