package dev.tailback.engine.queue;

import static dev.tailback.engine.queue.QueueEvent.Kind.CHANGED;
import static dev.tailback.engine.queue.QueueEvent.Kind.CREATED;
import static dev.tailback.engine.queue.QueueEvent.Kind.DELETED;
import static dev.tailback.engine.queue.QueueEvent.Kind.PURGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The events of queues. */
class QueueEventTest {
  private final TestEngine world = new TestEngine();
  private final List<Object> events = new ArrayList<>();

  /** Records all events in order. */
  private final class Recorder implements EngineListener {
    @Override
    public void happened(MessageEvent event) {
      events.add(event.kind());
    }

    @Override
    public void happened(QueueEvent event) {
      events.add(event);
    }
  }

  QueueEventTest() {
    world.queues.addListener(new Recorder());
  }

  private static QueueEvent event(Kind kind, long afterMillis, String name) {
    return new QueueEvent(kind, TestEngine.START_MILLIS + afterMillis, TestEngine.address(name));
  }

  @Test
  void aQueueIsCreatedAndDeleted() {
    TestQueue orders = world.standard("orders");
    world.advanceSeconds(5);
    world.delete(orders);
    assertThat(events)
        .containsExactly(event(CREATED, 0, "orders"), event(DELETED, 5_000, "orders"));
  }

  @Test
  void aNewQueueCanBeFoundWhenItsCreationIsTold() {
    List<Queue> found = new ArrayList<>();
    world.queues.addListener(
        new EngineListener() {
          @Override
          public void happened(MessageEvent event) {}

          @Override
          public void happened(QueueEvent event) {
            found.add(world.queues.find(event.queue()));
          }
        });
    TestQueue orders = world.standard("orders");
    assertThat(found).containsExactly(orders.queue);
  }

  @Test
  void settingsLimitsAndTagsThatAreSetAreAChange() {
    TestQueue orders = world.standard("orders");
    events.clear();
    orders.change(settings -> settings.delaySeconds(3));
    orders.limit(1, 1);
    orders.queue.tags().add(Map.of("team", "blue"));
    orders.queue.tags().remove(Set.of("team"));
    QueueEvent change = event(CHANGED, 0, "orders");
    assertThat(events).containsExactly(change, change, change, change);
  }

  @Test
  void aPurgeIsToldAfterItsMessages() {
    TestQueue orders = world.standard("orders");
    orders.sendAll("m1", "m2");
    events.clear();
    orders.purge();
    assertThat(events)
        .containsExactly(
            MessageEvent.Kind.PURGED, MessageEvent.Kind.PURGED, event(PURGED, 0, "orders"));
  }

  @Test
  void aDeletedQueueIsNotPurged() {
    TestQueue orders = world.standard("orders");
    orders.send("m1");
    events.clear();
    world.delete(orders);
    assertThat(events).containsExactly(MessageEvent.Kind.PURGED, event(DELETED, 0, "orders"));
  }
}
