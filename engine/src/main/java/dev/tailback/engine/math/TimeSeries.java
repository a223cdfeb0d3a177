package dev.tailback.engine.math;

import java.util.Arrays;

/**
 * An immutable series of points, in ascending order of time. A time without a point is missing.
 *
 * <p>Times are in milliseconds since the epoch. Instances may be shared between threads.
 */
public final class TimeSeries {
  /** The series without points. */
  public static final TimeSeries EMPTY = new TimeSeries(new long[0], new double[0], 0);

  private final long[] times;
  private final double[] values;
  private final int size;

  private TimeSeries(long[] times, double[] values, int size) {
    this.times = times;
    this.values = values;
    this.size = size;
  }

  /** Returns the number of points. */
  public int size() {
    return size;
  }

  /** Returns whether there are no points. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Returns the time of the point at an index, from 0. */
  public long timeMillis(int index) {
    return times[index];
  }

  /** Returns the value of the point at an index, from 0. */
  public double value(int index) {
    return values[index];
  }

  /** Returns the index of the point at a time, or a negative number if it is missing. */
  public int indexOf(long timeMillis) {
    return Arrays.binarySearch(times, 0, size, timeMillis);
  }

  /** Collects points into a series. Not thread-safe. */
  public static final class Builder {
    private long[] times = new long[16];
    private double[] values = new double[16];
    private int size;

    /**
     * Adds a point.
     *
     * @param timeMillis later than the times of all points added before
     */
    public void add(long timeMillis, double value) {
      if (size > 0 && timeMillis <= times[size - 1]) {
        throw new IllegalArgumentException("not after the last point: " + timeMillis);
      }
      if (size == times.length) {
        times = Arrays.copyOf(times, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      times[size] = timeMillis;
      values[size++] = value;
    }

    /** Returns the series of the points added. The builder is not used afterwards. */
    public TimeSeries build() {
      return size == 0 ? EMPTY : new TimeSeries(times, values, size);
    }
  }
}
