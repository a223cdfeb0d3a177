package dev.tailback.junit;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The metrics that SQS publishes about the queues of one test, every minute of the queues' clock.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Available
 *     CloudWatch metrics for Amazon SQS</a>
 */
public final class TailbackMetrics {
  private static final int SHOWN_POINTS = 10;
  private static final long MINUTE_MILLIS = 60_000;

  private final Emulator emulator;
  private final String account;

  TailbackMetrics(Emulator emulator, String account) {
    this.emulator = emulator;
    this.account = account;
  }

  /** Returns the metrics of a queue. */
  public OfQueue of(TailbackQueue queue) {
    return new OfQueue(queue.name());
  }

  /** Returns the metrics of the queue with a URL. */
  public OfQueue of(String queueUrl) {
    return new OfQueue(queueUrl.substring(queueUrl.lastIndexOf('/') + 1));
  }

  /** The metrics of one queue. */
  public final class OfQueue {
    private final String queue;

    private OfQueue(String queue) {
      this.queue = queue;
    }

    /** Returns the points of ApproximateNumberOfMessagesVisible by minute. */
    public SortedMap<Instant, Double> visible() {
      return series("ApproximateNumberOfMessagesVisible");
    }

    /** Returns the points of ApproximateAgeOfOldestMessage, in seconds, by minute. */
    public SortedMap<Instant, Double> ageOfOldest() {
      return series("ApproximateAgeOfOldestMessage");
    }

    /**
     * Returns the points of a metric by minute, such as {@code NumberOfMessagesSent}. A minute has
     * no point if SQS publishes none for it. Points are stamped with the start of the minute.
     */
    public SortedMap<Instant, Double> series(String metric) {
      MetricStat stat =
          new MetricStat(AlarmSpec.metric(account, queue, metric), 60, Statistic.SUM, null);
      TimeSeries read = read(stat, 0);
      SortedMap<Instant, Double> points = new TreeMap<>();
      for (int i = 0; i < read.size(); i++) {
        points.put(Instant.ofEpochMilli(read.timeMillis(i)), read.value(i));
      }
      return points;
    }
  }

  private TimeSeries read(MetricStat stat, long startMillis) {
    return emulator
        .gate()
        .call(
            queues ->
                emulator
                    .monitoring()
                    .metrics()
                    .read(stat, startMillis, queues.timeline().nowMillis() + MINUTE_MILLIS));
  }

  /** Describes the last points of a statistic, for failures. */
  String report(MetricStat stat) {
    TimeSeries read = read(stat, 0);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of %s, the last points:".formatted(stat.statistic().name(), stat.metric().name()));
    for (int i = Math.max(0, read.size() - SHOWN_POINTS); i < read.size(); i++) {
      lines.add("  " + Instant.ofEpochMilli(read.timeMillis(i)) + "  " + read.value(i));
    }
    if (read.isEmpty()) {
      lines.add("  none");
    }
    return String.join(System.lineSeparator(), lines);
  }
}
