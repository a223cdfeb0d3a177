package dev.tailback.engine.queue;

import java.util.Arrays;

/**
 * A histogram of durations in milliseconds. Its buckets are narrow enough that a duration read from
 * it is at most a sixteenth too long. Immutable.
 */
public final class Durations {
  /** No durations. */
  public static final Durations NONE = new Durations(new long[0], 0);

  private final long[] counts;
  private final long count;
  private final long sumMillis;

  Durations(long[] counts, long sumMillis) {
    this.counts = counts;
    this.count = Arrays.stream(counts).sum();
    this.sumMillis = sumMillis;
  }

  /** Returns the number of durations. */
  public long count() {
    return count;
  }

  /** Returns the sum of the durations in milliseconds. */
  public long sumMillis() {
    return sumMillis;
  }

  /** Returns the number of durations that are at most this long. */
  public long countUpTo(long millis) {
    int end = Math.min(counts.length, Recorder.bucket(millis) + 1);
    return Arrays.stream(counts, 0, end).sum();
  }

  /**
   * Returns the duration in milliseconds that a percentage of all do not exceed; 0 if there are
   * none.
   *
   * @param percent 0 to 100
   */
  public long percentileMillis(double percent) {
    double wanted = Math.max(1, count * percent / 100);
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= wanted) {
        return Recorder.lastOf(bucket);
      }
    }
    return 0;
  }

  /** Records durations. Takes less than 4 kB, once it has recorded long ones. */
  static final class Recorder {
    /*
     * Below 16 each duration has its own bucket. Above, each power of two is divided into 16
     * buckets by the four bits after the highest one.
     */
    private static final int PARTS_BITS = 4;
    private static final int PARTS = 1 << PARTS_BITS;

    private long[] counts = new long[PARTS];
    private long sumMillis;

    void record(long millis) {
      long duration = Math.max(0, millis);
      int bucket = bucket(duration);
      if (bucket >= counts.length) {
        counts = Arrays.copyOf(counts, bucket + PARTS);
      }
      counts[bucket]++;
      sumMillis += duration;
    }

    Durations durations() {
      return new Durations(counts.clone(), sumMillis);
    }

    static int bucket(long duration) {
      if (duration < PARTS) {
        return (int) Math.max(0, duration);
      }
      int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(duration);
      int part = (int) (duration >> (power - PARTS_BITS)) & (PARTS - 1);
      return ((power - PARTS_BITS + 1) << PARTS_BITS) + part;
    }

    /** Returns the longest duration in a bucket. */
    static long lastOf(int bucket) {
      if (bucket < PARTS) {
        return bucket;
      }
      int shift = (bucket >> PARTS_BITS) - 1;
      long first = (long) (PARTS + (bucket & (PARTS - 1))) << shift;
      return first + (1L << shift) - 1;
    }
  }
}
