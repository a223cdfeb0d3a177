package dev.tailback.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes between two frames. */
class FrameChangesTest {
  private static final int COLUMNS = Column.values().length;

  /** What a reader of the stream knows about a queue. */
  private record Known(QueueRow.Traits traits, List<@Nullable Object> values) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aReaderOfAllChangesKnowsWhatANewReaderDoes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Integer, Known> reader = new LinkedHashMap<>();
    Frame before = frame(Map.of());
    for (int step = 0; step < 200; step++) {
      Frame now = frame(changed(before.queues(), random));
      apply(FrameChanges.between(before, now), reader);
      assertThat(reader).isEqualTo(known(now));
      before = now;
    }
  }

  @Test
  void nothingHasChangedInAnEqualFrame() {
    Map<Integer, QueueRow> rows = changed(Map.of(), new SplittableRandom(1));

    FrameChanges changes = FrameChanges.between(frame(rows), frame(new LinkedHashMap<>(rows)));

    assertThat(changes).isEqualTo(new FrameChanges(Map.of(), Map.of(), List.of()));
  }

  private static void apply(FrameChanges changes, Map<Integer, Known> reader) {
    reader.keySet().removeAll(changes.gone());
    changes.added().forEach((number, row) -> reader.put(number, known(row)));
    changes
        .rows()
        .forEach((number, row) -> reader.computeIfPresent(number, (n, k) -> with(k, row)));
  }

  private static Known with(Known known, FrameChanges.Row row) {
    List<@Nullable Object> values = new ArrayList<>(known.values());
    int next = 0;
    for (int column = 0; column < COLUMNS; column++) {
      if ((row.mask() & 1 << column) != 0) {
        values.set(column, row.values().get(next));
        next++;
      }
    }
    assertThat(row.values()).hasSize(next);
    return new Known(known.traits(), values);
  }

  private static Map<Integer, Known> known(Frame frame) {
    Map<Integer, Known> known = new LinkedHashMap<>();
    frame.queues().forEach((number, row) -> known.put(number, known(row)));
    return known;
  }

  private static Known known(QueueRow row) {
    return new Known(row.traits(), row.values());
  }

  private static Map<Integer, QueueRow> changed(
      Map<Integer, QueueRow> before, SplittableRandom random) {
    Map<Integer, QueueRow> now = new LinkedHashMap<>();
    for (int number = 0; number < 10; number++) {
      QueueRow old = before.get(number);
      int chance = random.nextInt(10);
      if (old == null || chance == 0) {
        now.put(number, row(number, random));
      } else if (chance > 1) {
        now.put(number, new QueueRow(old.address(), old.traits(), values(old.values(), random)));
      }
    }
    return now;
  }

  private static QueueRow row(int number, SplittableRandom random) {
    QueueLimits limits = new QueueLimits(1 + random.nextInt(3), 10);
    List<@Nullable Object> values = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      values.add(null);
    }
    return new QueueRow(
        new QueueAddress("000000000000", "us-east-1", "queue-" + number),
        new QueueRow.Traits(QueueSettings.STANDARD, limits, true, null, List.of()),
        values(values, random));
  }

  private static List<@Nullable Object> values(
      List<@Nullable Object> before, SplittableRandom random) {
    List<@Nullable Object> values = new ArrayList<>(before);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      Object value = random.nextInt(4) == 0 ? null : random.nextInt(3);
      values.set(random.nextInt(COLUMNS), value);
    }
    return values;
  }

  private static Frame frame(Map<Integer, QueueRow> rows) {
    return new Frame(0, true, 0, 0, null, rows, List.of(), List.of());
  }
}
