package dev.tailback.engine.metric;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of one metric in one unit: by minute for 15 days, and by second for three hours if it
 * was put with high resolution.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention">Metrics
 *     retention</a>
 */
final class Series {
  static final long MINUTE_MILLIS = 60_000;

  private static final long MINUTES_KEPT = 15 * 24 * 60;
  private static final long SECONDS_KEPT = 3 * 60 * 60;
  private static final int OWN_BYTES = 200;

  private final Runs minutes = new Runs();
  private @Nullable Runs seconds;
  private boolean isDropped;

  /** Returns about how many bytes of memory it takes. */
  long bytes() {
    return OWN_BYTES + minutes.bytes() + (seconds == null ? 0 : seconds.bytes());
  }

  boolean isEmpty() {
    return minutes.isEmpty();
  }

  /** Marks it as dropped: it is no longer the series of its metric. */
  void drop() {
    isDropped = true;
  }

  boolean isDropped() {
    return isDropped;
  }

  /** Returns when its last minute with data begins. There must be one. */
  long lastMillis() {
    return minutes.lastSlot() * MINUTE_MILLIS;
  }

  void add(long atMillis, Aggregate value, boolean isHighResolution) {
    minutes.add(Math.floorDiv(atMillis, MINUTE_MILLIS), value);
    if (isHighResolution) {
      seconds = seconds == null ? new Runs() : seconds;
      seconds.add(Math.floorDiv(atMillis, 1000L), value);
    }
  }

  /** Writes the data from a time onward. */
  void writeTo(StateOutput out, long fromMillis) {
    minutes.writeTo(out, Math.floorDiv(fromMillis, MINUTE_MILLIS));
    out.writeBoolean(seconds != null);
    if (seconds != null) {
      seconds.writeTo(out, Math.floorDiv(fromMillis, 1000L));
    }
  }

  void readFrom(StateInput in) {
    minutes.readFrom(in);
    if (in.readBoolean()) {
      seconds = new Runs();
      seconds.readFrom(in);
    }
  }

  /** Drops data that CloudWatch would no longer keep. */
  void dropOld(long nowMillis) {
    minutes.dropBefore(Math.floorDiv(nowMillis, MINUTE_MILLIS) - MINUTES_KEPT);
    if (seconds != null) {
      seconds.dropBefore(Math.floorDiv(nowMillis, 1000L) - SECONDS_KEPT);
    }
  }

  /** Drops the oldest hour. */
  void dropOldestHour() {
    if (!minutes.isEmpty()) {
      long until = minutes.firstSlot() + 60;
      minutes.dropBefore(until);
      if (seconds != null) {
        seconds.dropBefore(until * 60);
      }
    }
  }

  /**
   * Returns the values by period, for the periods that have any and start within the range. The
   * first period starts at the first minute of the range, or at its first second if periods are
   * shorter.
   */
  List<Bucket> read(int periodSeconds, long startMillis, long endMillis) {
    boolean isBySecond = periodSeconds < 60;
    long slotMillis = isBySecond ? 1000 : MINUTE_MILLIS;
    Runs runs = isBySecond ? seconds : minutes;
    if (runs == null) {
      return List.of();
    }
    long periodMillis = periodSeconds * 1000L;
    long from = ceilDiv(startMillis, slotMillis) * slotMillis;
    long to = from + ceilDiv(endMillis - from, periodMillis) * periodMillis;
    Collector collector = new Collector(from, periodMillis, slotMillis);
    runs.visit(Math.floorDiv(from, slotMillis), Math.floorDiv(to, slotMillis), collector);
    return collector.finish();
  }

  static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }

  /** Merges runs into periods. */
  private static final class Collector implements Runs.Visitor {
    private final List<Bucket> buckets = new ArrayList<>();
    private final long firstMillis;
    private final long periodMillis;
    private final long slotMillis;
    private long start;
    private @Nullable Aggregate sum;

    Collector(long firstMillis, long periodMillis, long slotMillis) {
      this.firstMillis = firstMillis;
      this.periodMillis = periodMillis;
      this.slotMillis = slotMillis;
    }

    @Override
    public void visit(long slot, int length, Aggregate value) {
      for (int i = 0; i < length; i++) {
        long period = ((slot + i) * slotMillis - firstMillis) / periodMillis;
        add(firstMillis + period * periodMillis, value);
      }
    }

    private void add(long periodStart, Aggregate value) {
      if (sum != null && periodStart == start) {
        sum = sum.plus(value);
      } else {
        close();
        start = periodStart;
        sum = value;
      }
    }

    private void close() {
      if (sum != null) {
        buckets.add(new Bucket(start, sum));
      }
    }

    List<Bucket> finish() {
      close();
      return buckets;
    }
  }
}
