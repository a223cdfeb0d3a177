package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.time.Horizon;
import dev.tailback.engine.time.NextEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The timed events that are due next. */
class UpcomingTest {
  private static final long START = TestEngine.START_MILLIS;

  private final TestEngine world = new TestEngine();
  private final TestQueue orders = world.standard("orders");

  private Map<String, long[]> within(int seconds) {
    return horizon(seconds, 200_000).counts();
  }

  private Horizon horizon(int seconds, int maxCounted) {
    Horizon horizon =
        new Horizon(world.nowMillis(), world.nowMillis() + 1000L * seconds, seconds, maxCounted);
    world.queues.addTo(horizon);
    return horizon;
  }

  @Test
  void delaysTimeoutsRetentionAndLongPollsAreCounted() {
    TestQueue brief = world.standard("brief", s -> s.messageRetentionPeriodSeconds(60));
    orders.send("m1");
    orders.receiveOne(7);
    orders.send("m2", 5);
    orders.send("m3", 5);
    orders.poll(1, 20);
    brief.sendAll("m4", "m5");
    world.advanceSeconds(1);
    Map<String, long[]> counts = within(100);
    assertThat(counts).containsOnlyKeys("visibilityTimeout", "delay", "retention", "longPoll");
    assertThat(counts.get("visibilityTimeout")[6]).isEqualTo(1);
    assertThat(counts.get("delay")[4]).isEqualTo(2);
    assertThat(counts.get("retention")[59]).isEqualTo(2);
    assertThat(counts.get("longPoll")[19]).isEqualTo(1);
    assertThat(counts.values())
        .extracting(bins -> Arrays.stream(bins).sum())
        .containsExactlyInAnyOrder(1L, 2L, 2L, 1L);
  }

  @Test
  void whatIsDueLaterIsLeftOut() {
    orders.send("m1", 10);
    orders.send("m2", 30);
    assertThat(within(9)).isEmpty();
    assertThat(within(10).get("delay")).endsWith(1);
    assertThat(Arrays.stream(within(30).get("delay")).sum()).isEqualTo(2);
  }

  @Test
  void allMessagesAreFoundWhateverTheirOrder() {
    for (int i = 0; i < 500; i++) {
      orders.send("m" + i, 1 + (i * 7919) % 900);
    }
    for (int seconds : List.of(1, 10, 450, 899, 900)) {
      long due =
          orders.queue.inspection().peek(0, 500).stream()
              .filter(message -> message.nextDeadlineMillis() <= START + 1000L * seconds)
              .count();
      long[] counted = within(seconds).getOrDefault("delay", new long[0]);
      assertThat(Arrays.stream(counted).sum()).isEqualTo(due);
    }
  }

  @Test
  void noMoreIsCountedThanAllowed() {
    for (int i = 0; i < 20; i++) {
      orders.send("m" + i, 5);
    }
    assertThat(horizon(10, 20).counts().get("delay")).contains(20);
    assertThat(horizon(10, 19).isComplete()).isFalse();
    assertThat(horizon(10, 100).isComplete()).isTrue();
  }

  @Test
  void theNextEventsOfAllQueuesAreInOrder() {
    TestQueue other = world.standard("other");
    for (int delay = 10; delay <= 60; delay += 10) {
      orders.send("m" + delay, delay);
    }
    other.send("m1", 15);
    other.send("m2", 900);
    List<NextEvent> next = world.queues.timeline().nextEvents(4);
    assertThat(next)
        .containsExactly(
            visible("orders", 10),
            visible("other", 15),
            visible("orders", 20),
            visible("orders", 30));
    assertThat(next.get(0)).isEqualTo(world.queues.timeline().nextEvent());
  }

  private static NextEvent visible(String queue, int seconds) {
    return new NextEvent(
        START + 1000L * seconds, "a message of " + queue + " becomes visible", queue, false);
  }

  @Test
  void expiriesAreAmongTheNextEvents() {
    TestQueue brief = world.standard("brief", s -> s.messageRetentionPeriodSeconds(60));
    brief.send("m1");
    world.advanceSeconds(5);
    brief.send("m2");
    assertThat(world.queues.timeline().nextEvents(7))
        .containsExactly(
            new NextEvent(START + 60_000, "a message of brief expires", "brief", false),
            new NextEvent(START + 65_000, "a message of brief expires", "brief", false));
  }

  @Test
  void ofHousekeepingOnlyTheFirstIsShown() {
    TestQueue fifo = world.fifo("fifo", s -> s.messageRetentionPeriodSeconds(600));
    for (int i = 0; i < 300; i++) {
      fifo.sendTo("g", "m" + i);
    }
    List<NextEvent> next = world.queues.timeline().nextEvents(3);
    assertThat(next)
        .extracting(NextEvent::what)
        .containsExactly(
            "an id is forgotten",
            "a message of fifo.fifo expires",
            "a message of fifo.fifo expires");
    assertThat(next).extracting(NextEvent::isHousekeeping).containsExactly(true, false, false);
  }

  @Test
  void aNameThatBecomesFreeIsHousekeeping() {
    TestEngine strict = new TestEngine(EngineSettings.seeded(1).withSixtySecondRules(true));
    strict.delete(strict.standard("gone"));
    assertThat(strict.queues.timeline().nextEvents(7))
        .containsExactly(
            new NextEvent(START + 60_000, "the name gone can be used again", "gone", true));
  }
}
