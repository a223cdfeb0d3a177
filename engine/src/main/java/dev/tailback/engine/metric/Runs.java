package dev.tailback.engine.metric;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by slot, the number of a minute or second. Equal values in neighbouring slots are stored
 * once, as a run. Adding at the end is amortized O(1), finding a slot is O(log n).
 */
final class Runs {
  private static final int INITIAL = 4;
  private static final int BYTES_PER_RUN = 20;

  private long[] starts = new long[INITIAL];
  private int[] lengths = new int[INITIAL];
  private @Nullable Aggregate[] values = new @Nullable Aggregate[INITIAL];
  private int first;
  private int end;
  private long valueBytes;

  /** Called with the runs of a range. */
  interface Visitor {
    /** Visits a run, or the part of it that is in the range. */
    void visit(long start, int length, Aggregate value);
  }

  boolean isEmpty() {
    return first == end;
  }

  /** Returns the first slot with a value. There must be one. */
  long firstSlot() {
    return starts[first];
  }

  /** Returns the last slot with a value. There must be one. */
  long lastSlot() {
    return lastSlot(end - 1);
  }

  private long lastSlot(int run) {
    return starts[run] + lengths[run] - 1;
  }

  /** Adds a value to a slot. */
  void add(long slot, Aggregate value) {
    if (isEmpty() || slot > lastSlot()) {
      append(slot, value);
      return;
    }
    int run = runAtOrAfter(slot);
    if (starts[run] > slot) {
      insert(run, slot, value);
    } else {
      isolate(run, slot);
      int alone = runAtOrAfter(slot);
      set(alone, value(alone).plus(value));
    }
  }

  private void append(long slot, Aggregate value) {
    if (!isEmpty() && slot == lastSlot() + 1 && value(end - 1).equals(value)) {
      lengths[end - 1]++;
    } else {
      insert(end, slot, value);
    }
  }

  private Aggregate value(int run) {
    Aggregate value = values[run];
    if (value == null) {
      throw new IllegalStateException("no value in run " + run);
    }
    return value;
  }

  private void set(int run, Aggregate value) {
    Aggregate old = values[run];
    valueBytes += value.bytes() - (old == null ? 0 : old.bytes());
    values[run] = value;
  }

  private void insert(int run, long slot, Aggregate value) {
    insert(run, slot, 1, value);
  }

  private void insert(int run, long start, int length, Aggregate value) {
    makeRoom();
    int at = Math.min(run, end);
    System.arraycopy(starts, at, starts, at + 1, end - at);
    System.arraycopy(lengths, at, lengths, at + 1, end - at);
    System.arraycopy(values, at, values, at + 1, end - at);
    end++;
    starts[at] = start;
    lengths[at] = length;
    values[at] = null;
    set(at, value);
  }

  private void makeRoom() {
    if (end < starts.length) {
      return;
    }
    int capacity = Math.max(INITIAL, starts.length * 3 / 2 + 1);
    starts = Arrays.copyOf(starts, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  /** Splits a run so that the slot has its own. */
  private void isolate(int run, long slot) {
    long start = starts[run];
    int length = lengths[run];
    Aggregate value = value(run);
    int before = (int) (slot - start);
    int after = length - before - 1;
    if (before > 0) {
      lengths[run] = before;
      insert(run + 1, slot, value);
    } else {
      lengths[run] = 1;
    }
    if (after > 0) {
      insert(before > 0 ? run + 2 : run + 1, slot + 1, after, value);
    }
  }

  /** Returns the first run that ends at or after a slot. */
  private int runAtOrAfter(long slot) {
    int low = first;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lastSlot(middle) < slot) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Visits all runs from one slot up to another, exclusive. */
  void visit(long from, long to, Visitor visitor) {
    for (int run = runAtOrAfter(from); run < end && starts[run] < to; run++) {
      long start = Math.max(from, starts[run]);
      long stop = Math.min(to, lastSlot(run) + 1);
      visitor.visit(start, (int) (stop - start), value(run));
    }
  }

  /** Writes the runs from a slot onward. */
  void writeTo(StateOutput out, long from) {
    int firstWritten = isEmpty() ? end : runAtOrAfter(from);
    out.writeNumber(end - firstWritten);
    visit(
        from,
        Long.MAX_VALUE,
        (start, length, value) -> {
          out.writeNumber(start);
          out.writeNumber(length);
          value.writeTo(out);
        });
  }

  /** Adds restored runs, which all come after the existing ones. */
  void readFrom(StateInput in) {
    for (int left = in.readInt(); left > 0; left--) {
      long start = in.readNumber();
      int length = in.readInt();
      insert(end, start, length, Aggregate.readFrom(in));
    }
  }

  /** Drops everything before a slot. */
  void dropBefore(long slot) {
    while (!isEmpty() && lastSlot(first) < slot) {
      valueBytes -= value(first).bytes();
      values[first] = null;
      first++;
    }
    if (!isEmpty() && starts[first] < slot) {
      lengths[first] -= (int) (slot - starts[first]);
      starts[first] = slot;
    }
    if (first > (end - first) + INITIAL) {
      compact();
    }
  }

  private void compact() {
    int size = end - first;
    int capacity = Math.max(INITIAL, size * 5 / 4);
    starts = Arrays.copyOf(Arrays.copyOfRange(starts, first, end), capacity);
    lengths = Arrays.copyOf(Arrays.copyOfRange(lengths, first, end), capacity);
    values = Arrays.copyOf(Arrays.copyOfRange(values, first, end), capacity);
    first = 0;
    end = size;
  }

  /** Returns about how many bytes of memory they take. */
  long bytes() {
    return valueBytes + (long) BYTES_PER_RUN * starts.length;
  }
}
