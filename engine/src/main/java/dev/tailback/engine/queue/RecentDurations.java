package dev.tailback.engine.queue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The durations recorded last, at most {@value #MAX}, as a histogram. Recording one is O(1). Takes
 * no memory until the first one.
 */
final class RecentDurations {
  static final int MAX = 600;

  private static final short[] NONE = {};
  private static final int BUCKETS_MORE = 32;

  private short[] buckets = NONE;
  private short[] counts = NONE;
  private int next;
  private int size;
  private @Nullable Durations described;

  void record(long millis) {
    described = null;
    if (size == MAX) {
      counts[buckets[next]]--;
    } else {
      size++;
      buckets = size > buckets.length ? Arrays.copyOf(buckets, Math.min(MAX, 2 * size)) : buckets;
    }
    int bucket = Durations.Recorder.bucket(millis);
    if (bucket >= counts.length) {
      counts = Arrays.copyOf(counts, bucket + BUCKETS_MORE);
    }
    counts[bucket]++;
    buckets[next] = (short) bucket;
    next = next + 1 == MAX ? 0 : next + 1;
  }

  Durations durations() {
    if (described == null) {
      described = describe();
    }
    return described;
  }

  private Durations describe() {
    long[] copy = new long[counts.length];
    long sumMillis = 0;
    for (int bucket = 0; bucket < copy.length; bucket++) {
      copy[bucket] = counts[bucket];
      sumMillis += copy[bucket] * Durations.Recorder.lastOf(bucket);
    }
    return new Durations(copy, sumMillis);
  }
}
