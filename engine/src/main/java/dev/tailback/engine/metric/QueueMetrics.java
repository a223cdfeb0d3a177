package dev.tailback.engine.metric;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;
import java.util.HashMap;
import java.util.Map;

/**
 * Publishes the metrics of all queues at the end of every minute, as SQS does.
 *
 * <ul>
 *   <li>The points of a minute are stamped with its start.
 *   <li>A queue is active while it holds messages or a receive waits, and for six hours after it
 *       was last used. The metrics of an inactive queue are not published.
 * </ul>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Available
 *     CloudWatch metrics for Amazon SQS</a>
 */
public final class QueueMetrics {
  /** The namespace of SQS's metrics. */
  public static final String NAMESPACE = "AWS/SQS";

  private static final long ACTIVE_MILLIS = 6 * 60 * 60 * 1000;
  private static final long HOUR_MILLIS = 60 * 60 * 1000;

  private final Queues queues;
  private final Timeline timeline;
  private final Metrics metrics;
  private final Map<Queue, QueuePoints> points = new HashMap<>();
  private final Deadline minute = new Minute();
  private Runnable afterMinute = () -> {};

  /** Starts to publish the metrics of queues. */
  public QueueMetrics(Queues queues, Metrics metrics) {
    this.queues = queues;
    this.timeline = queues.timeline();
    this.metrics = metrics;
    queues.beforeDelete(this::publishLast);
    scheduleNext();
  }

  /** Sets a task to run every minute after the metrics have been published. */
  public void afterMinute(Runnable listener) {
    afterMinute = listener;
  }

  private void scheduleNext() {
    timeline.schedule(minute, startOfMinute() + Series.MINUTE_MILLIS);
  }

  private long startOfMinute() {
    return Math.floorDiv(timeline.nowMillis(), Series.MINUTE_MILLIS) * Series.MINUTE_MILLIS;
  }

  private void publish(long minuteMillis) {
    for (Queue queue : queues.active()) {
      pointsOf(queue).publish(minuteMillis);
    }
    queues.forgetIdle(this::isIdle);
  }

  private QueuePoints pointsOf(Queue queue) {
    return points.computeIfAbsent(queue, key -> new QueuePoints(key, metrics));
  }

  /** Returns whether publishing stops from the next minute on. */
  private boolean isIdle(Queue queue) {
    boolean holdsMessages = queue.inspection().oldestEnqueuedAtMillis() != null;
    if (holdsMessages || queue.inspection().waitingReceives() > 0) {
      queue.touch();
    }
    return timeline.nowMillis() - queue.lastUsedAtMillis() >= ACTIVE_MILLIS;
  }

  /** Publishes the last counts of a queue that is about to be deleted. */
  private void publishLast(Queue queue) {
    pointsOf(queue).publishCounters(startOfMinute());
    points.remove(queue);
  }

  private final class Minute extends Deadline {
    @Override
    protected String what() {
      return "the metrics of a minute are published";
    }

    @Override
    protected void fire() {
      long end = startOfMinute();
      publish(end - Series.MINUTE_MILLIS);
      if (end % HOUR_MILLIS == 0) {
        metrics.dropOld();
      }
      afterMinute.run();
      scheduleNext();
    }

    @Override
    protected boolean isInBackground() {
      return true;
    }

    @Override
    protected boolean isAwaited() {
      return true;
    }
  }
}
