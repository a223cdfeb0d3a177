package dev.tailback.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are found by slot, whatever the order in which they were added. */
class RunsTest {
  private final Runs runs = new Runs();

  @Test
  void equalNeighboursTakeTheRoomOfOne() {
    runs.add(100, Aggregate.of(0));
    long bytes = runs.bytes();
    for (int slot = 101; slot < 1_000_000; slot++) {
      runs.add(slot, Aggregate.of(0));
    }

    assertThat(runs.bytes()).isEqualTo(bytes);
    assertThat(runs.firstSlot()).isEqualTo(100);
    assertThat(runs.lastSlot()).isEqualTo(999_999);
  }

  @Test
  void aRunIsSplitByAValueThatIsAddedToItsMiddle() {
    for (int slot = 0; slot < 5; slot++) {
      runs.add(slot, Aggregate.of(1));
    }

    runs.add(2, Aggregate.of(4));

    assertThat(sums(0, 5)).isEqualTo(Map.of(0L, 1.0, 1L, 1.0, 2L, 5.0, 3L, 1.0, 4L, 1.0));
  }

  @Test
  void aRangeEndsWithinARun() {
    for (int slot = 0; slot < 10; slot++) {
      runs.add(slot, Aggregate.of(7));
    }

    assertThat(sums(3, 6)).containsOnlyKeys(3L, 4L, 5L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theySayWhatAMapWouldSay(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<Long, Double> model = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      long slot = random.nextLong(200) + i / 50;
      double value = random.nextInt(2);
      runs.add(slot, Aggregate.of(value));
      model.merge(slot, value, Double::sum);
      if (random.nextInt(100) == 0) {
        long before = model.firstKey() + random.nextLong(5);
        runs.dropBefore(before);
        model.headMap(before).clear();
      }
      long from = random.nextLong(300);
      long to = from + random.nextLong(100);
      assertThat(sums(from, to)).isEqualTo(model.subMap(from, to));
    }
  }

  private Map<Long, Double> sums(long from, long to) {
    Map<Long, Double> sums = new TreeMap<>();
    runs.visit(
        from,
        to,
        (start, length, value) -> {
          for (int i = 0; i < length; i++) {
            assertThat(sums.put(start + i, value.sum())).as("slot %s once", start + i).isNull();
          }
        });
    return sums;
  }
}
