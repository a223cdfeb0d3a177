package dev.tailback.server.prometheus;

import dev.tailback.engine.queue.ClientSnapshot;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueSnapshot;
import dev.tailback.engine.queue.QueueTotals;
import dev.tailback.engine.queue.Queues;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.stream.Stream;

/** Collects the numbers of all queues, each with the labels account, region and queue. */
final class QueueCollector implements MultiCollector {
  private final EngineGate gate;

  QueueCollector(EngineGate gate) {
    this.gate = gate;
  }

  /** The numbers that are read inside the gate. */
  private record Taken(
      long nowMillis, long storedBytes, long maxStoredBytes, List<TakenQueue> queues) {

    static Taken from(Queues queues) {
      return new Taken(
          queues.timeline().nowMillis(),
          queues.storedBytes(),
          queues.maxStoredBytes(),
          queues.all().stream().map(TakenQueue::of).toList());
    }
  }

  private record TakenQueue(
      QueueSnapshot queue, List<ClientSnapshot> clients, boolean isElsewhere) {

    static TakenQueue of(Queue queue) {
      return new TakenQueue(
          queue.inspection().snapshot(), queue.inspection().clients(), queue.elsewhere() != null);
    }
  }

  @Override
  public MetricSnapshots collect() {
    Taken taken = gate.call(Taken::from);
    Collection collection = new Collection();
    taken.queues().forEach(queue -> collection.add(queue, taken.nowMillis()));
    collection.stored.add(Labels.EMPTY, taken.storedBytes());
    collection.maxStored.add(Labels.EMPTY, taken.maxStoredBytes());
    return collection.snapshots();
  }

  /** The metrics of one scrape. */
  private static final class Collection {
    final Family stored =
        Family.gauge("tailback_stored_bytes", "Memory that all messages take together.");
    final Family maxStored =
        Family.gauge("tailback_stored_bytes_limit", "Memory that all messages may take.");
    private final Family messages =
        Family.gauge("tailback_queue_messages", "Messages in the queue, by state.");
    private final Family bytes =
        Family.gauge("tailback_queue_stored_bytes", "Memory that the queue's messages take.");
    private final Family age =
        Family.gauge(
            "tailback_queue_oldest_message_age_seconds",
            "Age of the oldest message; absent if the queue is empty.");
    private final Family waiting =
        Family.gauge("tailback_queue_waiting_receives", "Long polls that wait for messages.");
    private final Family locked =
        Family.gauge(
            "tailback_queue_locked_groups", "Message groups of a FIFO queue that are in flight.");
    private final Family sent =
        Family.counter("tailback_queue_messages_sent", "Messages sent, without duplicates.");
    private final Family sentBytes =
        Family.counter("tailback_queue_sent_bytes", "Size of the messages sent.");
    private final Family received =
        Family.counter("tailback_queue_messages_received", "Messages that receives returned.");
    private final Family repeated =
        Family.counter(
            "tailback_queue_messages_received_again",
            "Messages that receives returned, and that had been received before.");
    private final Family deleted =
        Family.counter("tailback_queue_messages_deleted", "Deletes by a valid receipt handle.");
    private final Family empty =
        Family.counter(
            "tailback_queue_empty_receives", "Receives that returned no message, by kind of poll.");
    private final Family overLimit =
        Family.counter(
            "tailback_queue_over_limit", "Receives refused because of the in-flight limit.");
    private final Family deduplicated =
        Family.counter("tailback_queue_messages_deduplicated", "Messages dropped as duplicates.");
    private final Family deadLettered =
        Family.counter(
            "tailback_queue_messages_dead_lettered", "Messages moved to the dead-letter queue.");
    private final Family expired =
        Family.counter("tailback_queue_messages_expired", "Messages whose retention ran out.");
    private final Family throttled =
        Family.counter("tailback_queue_calls_throttled", "Calls that a throttle rejected.");
    private final Family faulted =
        Family.counter("tailback_queue_calls_faulted", "Calls for which a fault rule fired.");
    private final ClientFamilies clients = new ClientFamilies();
    private final ProcessingTimes processing = new ProcessingTimes();

    void add(TakenQueue taken, long nowMillis) {
      QueueSnapshot queue = taken.queue();
      Labels labels =
          Labels.of(
              "account", queue.address().account(),
              "region", queue.address().region(),
              "queue", queue.address().name());
      if (queue.counts().areKnown()) {
        messages.add(labels.add("state", "visible"), queue.counts().visible());
        messages.add(labels.add("state", "in_flight"), queue.counts().inFlight());
        messages.add(labels.add("state", "delayed"), queue.counts().delayed());
      }
      if (!taken.isElsewhere()) {
        addWhatIsHere(queue, nowMillis, labels);
      }
      add(queue.totals(), labels);
      processing.add(labels, queue.processing());
      taken.clients().forEach(client -> clients.add(client, labels, taken.isElsewhere()));
    }

    /** Adds the numbers that are unknown for a queue whose messages are in another SQS. */
    private void addWhatIsHere(QueueSnapshot queue, long nowMillis, Labels labels) {
      bytes.add(labels, queue.storedBytes());
      Long oldest = queue.oldestEnqueuedAtMillis();
      if (oldest != null) {
        age.add(labels, (nowMillis - oldest) / 1000.0);
      }
      waiting.add(labels, queue.waiting().size());
      if (queue.isFifo()) {
        locked.add(labels, queue.lockedGroups().size());
      }
      deduplicated.add(labels, queue.totals().deduplicated());
      deadLettered.add(labels, queue.totals().deadLettered());
      expired.add(labels, queue.totals().expired());
    }

    private void add(QueueTotals totals, Labels labels) {
      sent.add(labels, totals.sent());
      sentBytes.add(labels, totals.sentBytes());
      received.add(labels, totals.received());
      repeated.add(labels, totals.repeated());
      deleted.add(labels, totals.deleted());
      empty.add(labels.add("poll", "short"), totals.emptyShortPolls());
      empty.add(labels.add("poll", "long"), totals.emptyLongPolls());
      overLimit.add(labels, totals.overLimit());
      throttled.add(labels, totals.throttled());
      faulted.add(labels, totals.faulted());
    }

    MetricSnapshots snapshots() {
      MetricSnapshots.Builder all = MetricSnapshots.builder();
      Stream.of(
              stored,
              maxStored,
              messages,
              bytes,
              age,
              waiting,
              locked,
              sent,
              sentBytes,
              received,
              repeated,
              deleted,
              empty,
              overLimit,
              deduplicated,
              deadLettered,
              expired,
              throttled,
              faulted)
          .map(Family::snapshot)
          .forEach(all::metricSnapshot);
      clients.snapshots().forEach(all::metricSnapshot);
      return all.metricSnapshot(processing.snapshot()).build();
    }
  }
}
