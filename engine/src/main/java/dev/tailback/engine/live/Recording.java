package dev.tailback.engine.live;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The samples of one queue in the last fifteen minutes, in slots of a fixed number of seconds. The
 * state in a slot is that of its last sample; counts in a slot add up.
 *
 * <p>A measure that has always been 0 takes no memory.
 */
final class Recording {
  static final int SECONDS = 900;

  private static final int MEAN_SECONDS = 10;

  /** Marks a slot without a sample, in place of the visible messages. */
  private static final int NO_SAMPLE = Integer.MIN_VALUE;

  private static final int HEADER_BYTES = 16;

  private final int stepSeconds;
  private final int slots;
  private final Map<Measure, int[]> values = new EnumMap<>(Measure.class);
  private final int[] visible;
  private final long startSecond;
  private long lastSlot;

  /**
   * Creates a recording without samples.
   *
   * @param startSecond the first second it covers, since the epoch
   */
  Recording(int stepSeconds, long startSecond) {
    this.stepSeconds = stepSeconds;
    this.startSecond = startSecond;
    this.lastSlot = Math.floorDiv(startSecond, stepSeconds) - 1;
    this.slots = SECONDS / stepSeconds;
    this.visible = new int[slots];
    Arrays.fill(visible, NO_SAMPLE);
    values.put(Measure.VISIBLE, visible);
  }

  /** Copies another recording, whose slots may have another length. */
  Recording(int stepSeconds, Recording other) {
    this(stepSeconds, other.startSecond);
    for (long slot = other.slot(other.firstSecond()); slot <= other.lastSlot; slot++) {
      long second = slot * other.stepSeconds;
      if (other.hasSample(second)) {
        copy(other, second);
      }
    }
  }

  private void copy(Recording other, long second) {
    for (Measure measure : Measure.values()) {
      int value = other.at(measure, second);
      int copies = measure.isCount() ? 1 : Math.max(1, other.stepSeconds / stepSeconds);
      for (int i = 0; i < copies; i++) {
        put(measure, second + (long) i * stepSeconds, value);
      }
    }
  }

  int stepSeconds() {
    return stepSeconds;
  }

  /** Returns about how many bytes of memory it takes. */
  int bytes() {
    return values.size() * (HEADER_BYTES + Integer.BYTES * slots);
  }

  /** Sets a state, or adds to a count, in the slot of a second. */
  void put(Measure measure, long second, int value) {
    long slot = slot(second);
    forget(slot);
    int place = place(slot);
    int[] array = values.get(measure);
    if (array == null) {
      if (value == 0) {
        return;
      }
      array = new int[slots];
      values.put(measure, array);
    }
    array[place] = measure.isCount() ? array[place] + value : value;
  }

  /** Clears the slots from the last one to this. */
  private void forget(long slot) {
    if (slot <= lastSlot) {
      return;
    }
    for (long next = Math.max(lastSlot + 1, slot - slots + 1); next <= slot; next++) {
      int place = place(next);
      values.values().forEach(array -> array[place] = array == visible ? NO_SAMPLE : 0);
    }
    lastSlot = slot;
  }

  /** Returns the first second it covers. */
  long firstSecond() {
    return Math.max(startSecond, (lastSlot - slots + 1) * stepSeconds);
  }

  /** Returns the last second it covers. */
  long lastSecond() {
    return (lastSlot + 1) * stepSeconds - 1;
  }

  /** Returns whether there was a sample in the slot of a second. */
  boolean hasSample(long second) {
    long slot = slot(second);
    return slot <= lastSlot && slot > lastSlot - slots && visible[place(slot)] != NO_SAMPLE;
  }

  /** Returns whether the numbers of messages are known in the slot of a second. */
  boolean isKnown(long second) {
    return hasSample(second) && at(Measure.VISIBLE, second) != History.UNKNOWN;
  }

  /** Returns the value in the slot of a second, which must be one of the last fifteen minutes. */
  int at(Measure measure, long second) {
    int[] array = values.get(measure);
    return array == null ? 0 : array[place(slot(second))];
  }

  /** Returns the number of messages in any state, in a slot in which it is known. */
  int messagesAt(long second) {
    return at(Measure.VISIBLE, second)
        + at(Measure.DELAYED, second)
        + at(Measure.IN_FLIGHT, second);
  }

  /** Returns the sum of a count over the last seconds. */
  long total(Measure count, int seconds) {
    int[] array = values.get(count);
    long total = 0;
    for (int i = 0; array != null && i < seconds; i += stepSeconds) {
      long second = lastSecond() - i;
      total += hasSample(second) ? array[place(slot(second))] : 0;
    }
    return total;
  }

  /**
   * Returns the mean number of messages that were visible or delayed in the ten seconds that end
   * with this one, or at the last sample before; {@link Double#NaN} if there is none.
   */
  double meanBacklog(long second) {
    double sum = 0;
    int known = 0;
    for (long at = Math.min(second, lastSecond());
        at >= firstSecond() && (at > second - MEAN_SECONDS || known == 0);
        at -= stepSeconds) {
      if (isKnown(at)) {
        sum += at(Measure.VISIBLE, at) + at(Measure.DELAYED, at);
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }

  private long slot(long second) {
    return Math.floorDiv(second, stepSeconds);
  }

  private int place(long slot) {
    return (int) Math.floorMod(slot, (long) slots);
  }
}
