package dev.tailback.benchmarks.engine;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.SentMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine with one queue, and its simplest operations. */
final class Filled {
  static final int RETENTION_SECONDS = 864_000;

  private static final String BODY = "x".repeat(100);
  private static final int LONGEST_VISIBILITY_SECONDS = 43_200;

  private final Queues queues = new Queues(settings(), 0);
  private final Queue queue;
  private final int groups;
  private long sent;

  /**
   * Creates the queue, without messages.
   *
   * @param groups how many message groups, 0 for a standard queue
   */
  Filled(int groups) {
    this.groups = groups;
    QueueSettings kind = groups == 0 ? QueueSettings.STANDARD : QueueSettings.FIFO;
    QueueSettings settings =
        kind.toBuilder().messageRetentionPeriodSeconds(RETENTION_SECONDS).build();
    String name = groups == 0 ? "queue" : "queue.fifo";
    queue = queues.create(new QueueAddress("000000000000", "us-east-1", name), settings);
  }

  static EngineSettings settings() {
    return EngineSettings.seeded(1).withLimits(new QueueLimits(2_000_000, 120_000));
  }

  Queues queues() {
    return queues;
  }

  /** Sends messages at an interval. */
  Filled fill(int messages, long everyMillis) {
    for (int i = 0; i < messages; i++) {
      pass(everyMillis);
      send();
    }
    return this;
  }

  /** Lets time pass. */
  void pass(long millis) {
    queues.timeline().advanceTo(queues.timeline().nowMillis() + millis);
  }

  /** Sends a new message to the next group. */
  SentMessage send() {
    sent++;
    return send(Long.toString(sent));
  }

  SentMessage send(String deduplicationId) {
    boolean isFifo = groups > 0;
    return queue.send(
        new MessageContent(
            BODY,
            Map.of(),
            isFifo ? "g" + sent % groups : null,
            isFifo ? deduplicationId : null,
            null,
            "AIDASENDER"),
        null);
  }

  /** Receives messages, which stay in flight for 12 hours. */
  List<ReceivedMessage> receive(int most) {
    List<ReceivedMessage> received = new ArrayList<>();
    queue.receive(
        new ReceiveRequest(most, LONGEST_VISIBILITY_SECONDS, null, null), received::addAll);
    queues.timeline().takeReplies().forEach(Runnable::run);
    return received;
  }

  void delete(ReceivedMessage message) {
    queue.delete(message.receiptHandle());
  }

  void changeVisibility(ReceivedMessage message, int seconds) {
    queue.changeVisibility(message.receiptHandle(), seconds);
  }

  long waiting() {
    return queue.counts().visible();
  }
}
