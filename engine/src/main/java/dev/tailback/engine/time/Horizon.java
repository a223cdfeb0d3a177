package dev.tailback.engine.time;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what falls due within a period, by kind and in intervals of equal length. */
public final class Horizon {
  private final long fromMillis;
  private final long toMillis;
  private final int intervals;
  private final Map<String, long[]> counts = new LinkedHashMap<>();
  private int left;

  /**
   * Creates a period in which nothing is counted yet.
   *
   * @param intervals how many intervals it is divided into
   * @param maxCounted how many things are counted at most
   */
  public Horizon(long fromMillis, long toMillis, int intervals, int maxCounted) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    this.intervals = intervals;
    this.left = maxCounted;
  }

  /** Returns where it begins, in milliseconds since the epoch. */
  public long fromMillis() {
    return fromMillis;
  }

  /** Returns where it ends, in milliseconds since the epoch. */
  public long toMillis() {
    return toMillis;
  }

  /** Adds a kind, even if nothing of it will be counted. */
  public void addKind(String kind) {
    counts.computeIfAbsent(kind, added -> new long[intervals]);
  }

  /**
   * Counts one thing, unless it falls due after the end or too many were counted.
   *
   * @return whether things that fall due later can still be counted
   */
  public boolean add(String kind, long atMillis) {
    return add(kind, atMillis, 1);
  }

  /** Counts several things that fall due together, like {@link #add(String, long)}. */
  public boolean add(String kind, long atMillis, int things) {
    if (atMillis > toMillis || left == 0) {
      return false;
    }
    left--;
    long sinceStart = Math.max(0, atMillis - fromMillis);
    int interval = (int) (sinceStart * intervals / Math.max(1, toMillis - fromMillis));
    counts.computeIfAbsent(kind, added -> new long[intervals])[Math.min(interval, intervals - 1)] +=
        things;
    return true;
  }

  /** Returns whether everything could be counted. */
  public boolean isComplete() {
    return left > 0;
  }

  /** Returns a view of the counts of each kind, interval by interval. */
  public Map<String, long[]> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
