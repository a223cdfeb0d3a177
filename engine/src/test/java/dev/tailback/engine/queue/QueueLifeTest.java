package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Creating, finding and deleting queues. */
class QueueLifeTest {
  private final TestEngine world = new TestEngine();

  @Test
  void aQueueIsFoundByItsAddress() {
    TestQueue queue = world.standard("orders");
    assertThat(world.queues.find(queue.address())).isSameAs(queue.queue);
    assertThat(world.queues.get(queue.address())).isSameAs(queue.queue);
  }

  @Test
  void queuesOfOtherAccountsAndRegionsAreDifferent() {
    world.standard("orders");
    assertThat(world.queues.find(new QueueAddress("111111111111", "us-east-1", "orders"))).isNull();
    assertThat(world.queues.find(new QueueAddress("000000000000", "eu-west-1", "orders"))).isNull();
    assertThat(world.queues.find(TestEngine.address("Orders"))).isNull();
  }

  @Test
  void anUnknownQueueIsRefused() {
    Refusal refusal = TestQueue.refused(() -> world.queues.get(TestEngine.address("nobody")));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.QUEUE_DOES_NOT_EXIST);
    assertThat(refusal.text()).isEqualTo("The specified queue does not exist.");
  }

  @Test
  void queuesAreListedByName() {
    world.standard("c");
    world.standard("a");
    world.standard("b");
    assertThat(world.queues.all())
        .extracting(q -> q.address().name())
        .containsExactly("a", "b", "c");
    assertThat(world.queues.from(TestEngine.address("b")))
        .extracting(q -> q.address().name())
        .containsExactly("b", "c");
  }

  @Test
  void aSecondQueueOfTheSameNameIsABug() {
    world.standard("orders");
    assertThatThrownBy(() -> world.standard("orders")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDeletedQueueIsGoneAndItsNameFree() {
    TestQueue queue = world.standard("orders");
    queue.send("m1");
    queue.queue.tags().add(Map.of("env", "dev"));
    world.delete(queue);
    assertThat(world.queues.find(queue.address())).isNull();
    TestQueue successor = world.standard("orders");
    successor.holds(0, 0, 0);
    assertThat(successor.queue.tags().byKey()).isEmpty();
  }

  @Test
  void nothingOfADeletedQueueFallsDue() {
    TestQueue queue = world.fifo("orders");
    queue.sendTo("g", "m1");
    queue.receiveAs("attempt", 1);
    queue.poll(1, 20);
    world.delete(queue);
    assertThat(world.queues.timeline().nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
  }

  @Test
  void aNewQueueOfTheSameNameKnowsNoDuplicatesOfTheOld() {
    TestQueue queue = world.fifo("orders");
    queue.sendTo("g", "m1", "d");
    world.delete(queue);
    TestQueue successor = world.fifo("orders");
    successor.sendTo("g", "m2", "d");
    successor.holds(1, 0, 0);
  }

  @Test
  void aDeletedQueuesNameIsFreeAfterSixtySecondsWhereTheRulesAreOn() {
    TestEngine strict = new TestEngine(EngineSettings.seeded(1).withSixtySecondRules(true));
    strict.delete(strict.standard("orders"));
    strict.standard("other");
    strict.advanceMillis(59_999);
    Refusal refusal = TestQueue.refused(() -> strict.standard("orders"));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.QUEUE_DELETED_RECENTLY);
    assertThat(refusal.text())
        .isEqualTo(
            "You must wait 60 seconds after deleting a queue before you can create another with"
                + " the same name.");
    strict.advanceMillis(1);
    strict.standard("orders").holds(0, 0, 0);
  }

  @Test
  void aResetLeavesNoQueuesNoTakenNamesAndTheLimitsOfTheSettings() {
    TestEngine strict = new TestEngine(EngineSettings.seeded(1).withSixtySecondRules(true));
    strict.standard("orders").send("m1");
    strict.delete(strict.standard("other"));
    strict.queues.limitNewQueues(new QueueLimits(1, 1));
    strict.queues.limitStoredBytes(1);
    strict.advanceMillis(1);
    strict.queues.reset();
    strict.settle();
    assertThat(strict.queues.all()).isEmpty();
    assertThat(strict.queues.timeline().nextEvent()).isNull();
    assertThat(strict.elapsedMillis()).isEqualTo(1);
    strict.standard("orders").send("m2");
    strict.standard("other").holds(0, 0, 0);
    assertThat(strict.queues.defaultLimits()).isEqualTo(QueueLimits.AMAZON);
  }

  @Test
  void aQueuesTypeDoesNotChange() {
    TestQueue queue = world.standard("orders");
    assertThatThrownBy(() -> queue.queue.change(QueueSettings.FIFO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
