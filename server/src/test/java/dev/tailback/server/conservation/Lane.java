package dev.tailback.server.conservation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues that producers send to. In each, messages may end only in certain ways. */
enum Lane {
  /** Messages received too often become dead letters, and move tasks bring them back. */
  WORK("work", "work-dlq", 0, Lane.FOUR_DAYS),
  LATER("later", null, 3, Lane.FOUR_DAYS),
  FLEETING("fleeting", null, 0, 60),
  PURGED("purged", null, 0, Lane.FOUR_DAYS),
  ORDERS("orders.fifo", null, 0, Lane.FOUR_DAYS),
  JOBS("jobs.fifo", "jobs-dlq.fifo", 0, Lane.FOUR_DAYS);

  private static final int FOUR_DAYS = 345_600;

  static final int MAX_RECEIVE_COUNT = 4;

  final String queue;
  final @Nullable String deadLetterQueue;
  final int retentionSeconds;
  final int delaySeconds;

  Lane(String queue, @Nullable String deadLetterQueue, int delaySeconds, int retentionSeconds) {
    this.queue = queue;
    this.deadLetterQueue = deadLetterQueue;
    this.delaySeconds = delaySeconds;
    this.retentionSeconds = retentionSeconds;
  }

  boolean isFifo() {
    return isFifo(queue);
  }

  static boolean isFifo(String queue) {
    return queue.endsWith(".fifo");
  }

  static String arn(String queue) {
    return "arn:aws:sqs:us-east-1:000000000000:" + queue;
  }

  /** Returns the attributes to create the queue with, once its dead-letter queue exists. */
  Map<QueueAttributeName, String> attributes() {
    Map<QueueAttributeName, String> all = new HashMap<>();
    all.put(QueueAttributeName.DELAY_SECONDS, Integer.toString(delaySeconds));
    all.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, Integer.toString(retentionSeconds));
    if (isFifo()) {
      all.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    if (deadLetterQueue != null) {
      all.put(
          QueueAttributeName.REDRIVE_POLICY,
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
              .formatted(arn(deadLetterQueue), MAX_RECEIVE_COUNT));
    }
    return all;
  }

  /** The dead-letter queues. */
  static List<String> deadLetterQueues() {
    List<String> names = new ArrayList<>();
    for (Lane lane : values()) {
      if (lane.deadLetterQueue != null) {
        names.add(lane.deadLetterQueue);
      }
    }
    return names;
  }

  /** Returns all queues, the dead-letter queues last. */
  static List<String> queues() {
    List<String> names = new ArrayList<>(Arrays.stream(values()).map(lane -> lane.queue).toList());
    names.addAll(deadLetterQueues());
    return names;
  }
}
