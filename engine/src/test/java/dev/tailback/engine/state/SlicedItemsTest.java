package dev.tailback.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Items are written in slices of a limited size, in the state of one moment. */
class SlicedItemsTest {
  private static final int ITEMS = 100;
  private static final int ITEM_BYTES = 1 + 8 + 1 + 8; // its kind, and two short texts

  private final List<Note> notes = new ArrayList<>();
  private final List<Counter> counters = new ArrayList<>();
  private final SlicedItems items = new SlicedItems();
  private final Consumer<Counter> beforeChange;
  private final List<byte[]> blocks = new ArrayList<>();

  private record Note(String text) {}

  private static final class Counter {
    private final String name;
    private int value;

    Counter(String name, int value) {
      this.name = name;
      this.value = value;
    }

    static Counter readFrom(StateInput in) {
      return new Counter(in.readGivenText(), in.readInt());
    }

    void writeTo(StateOutput out) {
      out.writeText(name);
      out.writeNumber(value);
    }
  }

  SlicedItemsTest() {
    items.addRecords(Note.class, () -> notes, notes::add);
    beforeChange =
        items.addChanging(
            () -> counters, Counter::writeTo, in -> counters.add(Counter.readFrom(in)));
    for (int i = 0; i < ITEMS; i++) {
      notes.add(new Note("note " + i));
      counters.add(new Counter("c" + i, i));
    }
  }

  private boolean write(int untilBytes) {
    boolean hasMore = items.write(untilBytes);
    blocks.add(items.take(new StateOutput()).toByteArray());
    return hasMore;
  }

  private SlicedItemsTest restored() {
    SlicedItemsTest restored = new SlicedItemsTest();
    restored.notes.clear();
    restored.counters.clear();
    blocks.forEach(block -> restored.items.read(new StateInput(block, block.length)));
    restored.items.restored();
    return restored;
  }

  private List<Integer> values() {
    return counters.stream().map(counter -> counter.value).sorted().toList();
  }

  @Test
  void noSliceIsLongerThanItsSizeAndAnItem() {
    items.begin();
    while (write(64)) {}
    assertThat(blocks).allMatch(block -> block.length < 64 + ITEM_BYTES).hasSizeGreaterThan(20);
    assertThat(restored().notes).isEqualTo(notes);
    assertThat(restored().values()).isEqualTo(values());
  }

  @Test
  void whatChangesOrIsRemovedMeanwhileIsWrittenAsItWas() {
    List<Integer> before = values();
    List<Note> notesBefore = List.copyOf(notes);
    items.begin();
    notes.remove(5);
    notes.add(new Note("new"));
    counters.add(new Counter("new", 1_000));
    for (int i = ITEMS - 1; i >= 0; i--) {
      Counter counter = counters.get(i);
      beforeChange.accept(counter);
      counter.value = -1;
      if (i % 3 == 0) {
        counters.remove(i);
      }
      write(1);
    }
    while (write(1)) {}

    assertThat(restored().values()).isEqualTo(before);
    assertThat(restored().notes).isEqualTo(notesBefore);
  }

  @Test
  void aChangeCostsNothingWhenNothingIsWritten() {
    beforeChange.accept(counters.get(0));
    items.begin();
    items.end();
    beforeChange.accept(counters.get(1));
    assertThat(items.take(new StateOutput()).size()).isZero();
  }

  @Test
  void aSecondBeginningStartsOver() {
    items.begin();
    items.write(100);
    items.begin();
    while (write(1_000)) {}
    assertThat(restored().notes).hasSize(ITEMS);
  }

  @Test
  void itIsToldWhenAllHasBeenRead() {
    int[] times = new int[1];
    items.whenRestored(() -> times[0]++);
    items.restored();
    assertThat(times[0]).isEqualTo(1);
  }

  @Test
  void anUnknownKindIsRefused() {
    assertThatThrownBy(() -> items.read(new StateInput(new byte[] {7}, 1)))
        .isInstanceOf(StateException.class)
        .hasMessage("there are no items of kind 7");
  }
}
