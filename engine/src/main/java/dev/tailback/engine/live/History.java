package dev.tailback.engine.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** A recording of a queue's last minutes: a value for each {@link Measure} and slot. Immutable. */
public final class History {
  /** Marks a slot in which the state of the queue is not known. */
  public static final int UNKNOWN = -1;

  private final long fromSecond;
  private final int stepSeconds;
  private final Map<Measure, int[]> values = new EnumMap<>(Measure.class);

  History(Recording recording, int seconds) {
    stepSeconds = recording.stepSeconds();
    int slots = Math.min(Recording.SECONDS, Math.max(seconds, stepSeconds)) / stepSeconds;
    long lastStart = recording.lastSecond() - stepSeconds + 1;
    fromSecond = lastStart - (slots - 1L) * stepSeconds;
    for (Measure measure : Measure.values()) {
      int[] measured = new int[slots];
      for (int slot = 0; slot < slots; slot++) {
        measured[slot] = value(recording, measure, fromSecond + (long) slot * stepSeconds);
      }
      values.put(measure, measured);
    }
  }

  private static int value(Recording recording, Measure measure, long second) {
    if (measure.isCount()) {
      return recording.hasSample(second) ? recording.at(measure, second) : 0;
    }
    return recording.isKnown(second) ? recording.at(measure, second) : UNKNOWN;
  }

  /** Returns when the first slot begins, in seconds since the epoch. */
  public long fromSecond() {
    return fromSecond;
  }

  /** Returns the second after the last slot, in seconds since the epoch. */
  public long endSecond() {
    return fromSecond + (long) all(Measure.VISIBLE).length * stepSeconds;
  }

  /** Returns whether the first slot is known, and with it everything before the first sample. */
  public boolean isKnownFromItsStart() {
    return all(Measure.VISIBLE)[0] != UNKNOWN;
  }

  /** Returns how many seconds a slot lasts. */
  public int stepSeconds() {
    return stepSeconds;
  }

  /** Returns the values of all slots: for a state {@link #UNKNOWN} where it is not known. */
  public IntStream values(Measure measure) {
    return IntStream.of(all(measure));
  }

  /** Returns the value of the last slot. */
  public int last(Measure measure) {
    int[] all = all(measure);
    return all[all.length - 1];
  }

  private int[] all(Measure measure) {
    return Objects.requireNonNull(values.get(measure));
  }
}
