package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class EntryExpiryTest {
  private final TestEngine world = new TestEngine();
  private final Arrivals arrivals = new Arrivals();
  private final EntryExpiry forgetting = new EntryExpiry(world.queues.timeline(), arrivals);

  private static final class Arrivals implements ExpiringEntries {
    final Deque<Long> times = new ArrayDeque<>();

    @Override
    public boolean isEmpty() {
      return times.isEmpty();
    }

    @Override
    public long oldestMillis() {
      return times.element();
    }

    @Override
    public void removeOldest() {
      times.remove();
    }
  }

  private void arrive() {
    arrivals.times.add(world.queues.timeline().nowMillis());
    forgetting.entryAdded();
  }

  @Test
  void anEntryIsRemovedAfterFiveMinutes() {
    arrive();
    world.advanceMillis(299_999);
    assertThat(arrivals.times).hasSize(1);
    world.advanceMillis(1);
    assertThat(arrivals.times).isEmpty();
  }

  @Test
  void eachIsRemovedAtItsTime() {
    for (int i = 0; i < 10; i++) {
      arrive();
      world.advanceSeconds(60);
      assertThat(arrivals.times).hasSizeLessThanOrEqualTo(5);
    }
    world.advanceSeconds(240);
    assertThat(arrivals.times).isEmpty();
  }

  @Test
  void entriesOfOneInstantAreRemovedTogether() {
    arrive();
    arrive();
    world.advanceSeconds(300);
    assertThat(arrivals.times).isEmpty();
  }

  @Test
  void nothingIsDueWhereNothingIsLeft() {
    arrive();
    arrivals.times.clear();
    forgetting.schedule();
    assertThat(world.queues.timeline().nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
  }
}
