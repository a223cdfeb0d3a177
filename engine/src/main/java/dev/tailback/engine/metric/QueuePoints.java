package dev.tailback.engine.metric;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounter;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueGauges;
import dev.tailback.engine.queue.QueueGauges.QuietGroups;
import dev.tailback.engine.queue.QueueTotals;
import dev.tailback.engine.queue.SentSizes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points that one queue publishes every minute.
 *
 * <p>Gauges are published while the queue is active, even if they are 0: recorded CloudWatch
 * answers list the approximate numbers of a queue that was just created and never used. The age is
 * published only while there is a message. Unknown numbers of a queue in another SQS are not
 * published. Counters are published for minutes with something to count, or with a receive. A
 * receive that is taken back after its minute was published is subtracted from a later minute.
 */
final class QueuePoints {

  private final Queue queue;
  private final Metrics metrics;
  private final Map<QueueMetric, Series> series = new EnumMap<>(QueueMetric.class);

  QueuePoints(Queue queue, Metrics metrics) {
    this.queue = queue;
    this.metrics = metrics;
  }

  /** Publishes the points of the minute that ends now. */
  void publish(long minuteMillis) {
    QueueGauges gauges = queue.inspection().gauges();
    if (gauges.counts().areKnown()) {
      publishGauges(minuteMillis, gauges);
    }
    publishCounters(minuteMillis);
  }

  private void publishGauges(long minuteMillis, QueueGauges gauges) {
    QueueCounts counts = gauges.counts();
    put(QueueMetric.VISIBLE, minuteMillis, counts.visible());
    put(QueueMetric.NOT_VISIBLE, minuteMillis, counts.inFlight());
    put(QueueMetric.DELAYED, minuteMillis, counts.delayed());
    putAge(QueueMetric.AGE_OF_OLDEST, minuteMillis, gauges.oldestArrivedAtMillis());
    if (queue.isFifo() && queue.elsewhere() == null) {
      put(QueueMetric.GROUPS_IN_FLIGHT, minuteMillis, gauges.groupsWithInFlight());
    }
    QuietGroups quiet = gauges.quietGroups();
    if (quiet != null) {
      publishQuietGroups(minuteMillis, quiet);
    }
  }

  private void publishQuietGroups(long minuteMillis, QuietGroups quiet) {
    QueueCounts counts = quiet.counts();
    put(QueueMetric.NOISY_GROUPS, minuteMillis, quiet.noisyGroups());
    put(QueueMetric.VISIBLE_IN_QUIET_GROUPS, minuteMillis, counts.visible());
    put(QueueMetric.NOT_VISIBLE_IN_QUIET_GROUPS, minuteMillis, counts.inFlight());
    put(QueueMetric.DELAYED_IN_QUIET_GROUPS, minuteMillis, counts.delayed());
    putAge(QueueMetric.AGE_IN_QUIET_GROUPS, minuteMillis, quiet.oldestArrivedAtMillis());
  }

  /** Publishes what has been counted since the last minute. */
  void publishCounters(long minuteMillis) {
    QueueCounter counter = queue.counterToPublish();
    QueueTotals totals = counter.totals();
    QueueTotals published = counter.published();
    SentSizes sizes = counter.takeSentSizes();
    long sent = totals.sent() - published.sent();
    long received = totals.received() - published.received() - counter.excessReceived();
    long empty = totals.emptyReceives() - published.emptyReceives();
    putCounted(QueueMetric.SENT, minuteMillis, sent);
    if (sent > 0) {
      double bytes = totals.sentBytes() - published.sentBytes();
      Aggregate size = Aggregate.of((double) sent, bytes, sizes.smallest(), sizes.largest());
      put(QueueMetric.SENT_SIZE, minuteMillis, size);
    }
    if (received > 0 || empty > 0) {
      put(QueueMetric.RECEIVED, minuteMillis, Math.max(0, received));
      put(QueueMetric.EMPTY_RECEIVES, minuteMillis, empty);
    }
    putCounted(QueueMetric.DELETED, minuteMillis, totals.deleted() - published.deleted());
    putCounted(
        QueueMetric.DEDUPLICATED, minuteMillis, totals.deduplicated() - published.deduplicated());
    counter.publish(totals, Math.max(0, -received));
  }

  private void putCounted(QueueMetric metric, long minuteMillis, long number) {
    if (number > 0) {
      put(metric, minuteMillis, number);
    }
  }

  private void putAge(QueueMetric metric, long minuteMillis, @Nullable Long arrivedAtMillis) {
    if (arrivedAtMillis != null) {
      long endMillis = minuteMillis + Series.MINUTE_MILLIS;
      put(metric, minuteMillis, Math.max(0, endMillis - arrivedAtMillis) / 1000);
    }
  }

  private void put(QueueMetric metric, long minuteMillis, long number) {
    put(metric, minuteMillis, Aggregate.of((double) number));
  }

  private void put(QueueMetric metric, long minuteMillis, Aggregate aggregate) {
    Series known = series.get(metric);
    if (known == null || known.isDropped()) {
      known = metrics.series(id(metric), metric.unit());
      series.put(metric, known);
    }
    metrics.add(known, minuteMillis, aggregate, false);
  }

  private MetricId id(QueueMetric metric) {
    QueueAddress address = queue.address();
    return new MetricId(
        address.account(),
        address.region(),
        QueueMetrics.NAMESPACE,
        metric.wireName(),
        List.of(new Dimension("QueueName", address.name())));
  }
}
