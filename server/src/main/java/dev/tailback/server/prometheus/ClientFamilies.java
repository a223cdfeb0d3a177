package dev.tailback.server.prometheus;

import dev.tailback.engine.queue.ClientSnapshot;
import dev.tailback.engine.queue.Durations;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The metrics of consumers and producers, each with the labels of its queue, client, access_key.
 */
final class ClientFamilies {
  private static final double[] QUANTILES = {0.5, 0.95, 0.99};

  private final Family inFlight =
      Family.gauge("tailback_consumer_messages_in_flight", "Messages that the consumer holds.");
  private final Family received =
      Family.counter("tailback_consumer_messages_received", "Messages that its receives returned.");
  private final Family repeated =
      Family.counter(
          "tailback_consumer_messages_received_again",
          "Messages that its receives returned, and that had been received before.");
  private final Family deleted =
      Family.counter(
          "tailback_consumer_messages_deleted", "Its deletes by a valid receipt handle.");
  private final Family visibilityChanges =
      Family.counter(
          "tailback_consumer_visibility_changes", "Visibility timeouts that it changed.");
  private final Family expiries =
      Family.counter(
          "tailback_consumer_visibility_timeouts_ended",
          "Visibility timeouts that ended while it held the message.");
  private final Family empty =
      Family.counter(
          "tailback_consumer_empty_receives",
          "Its receives that returned no message, by kind of poll.");
  private final SummarySnapshot.Builder processing =
      SummarySnapshot.builder()
          .name("tailback_consumer_processing_seconds")
          .help("Time from receive to delete of the messages that it deleted.");
  private final Family sent =
      Family.counter("tailback_producer_messages_sent", "Messages sent, without duplicates.");
  private final Roles throttled =
      new Roles("calls_throttled", "Calls of the client that a throttle rejected.");
  private final Roles faulted =
      new Roles("calls_faulted", "Calls of the client for which a fault rule fired.");
  private final Roles retries = new Roles("call_retries", "Calls of the client that were retries.");
  private final Family consumerSeen = lastSeen("consumer");
  private final Family producerSeen = lastSeen("producer");

  private static Family lastSeen(String role) {
    return Family.gauge(
        "tailback_" + role + "_last_seen_timestamp_seconds",
        "When the client was last seen, in seconds since the epoch.");
  }

  /**
   * Adds a client.
   *
   * @param isElsewhere whether the messages are in another SQS, so that it is unknown who holds
   *     them
   */
  void add(ClientSnapshot client, Labels queue, boolean isElsewhere) {
    Labels labels =
        queue.add("client", client.id().name()).add("access_key", client.id().accessKeyId());
    if (client.isConsumer()) {
      addConsumer(client, labels);
      if (!isElsewhere) {
        inFlight.add(labels, client.inFlight());
        expiries.add(labels, client.expiries());
      }
    }
    if (client.isProducer()) {
      sent.add(labels, client.sent());
      producerSeen.add(labels, client.lastSeenAtMillis() / 1000.0);
    }
    throttled.add(client, labels, client.throttled());
    faulted.add(client, labels, client.faulted());
    retries.add(client, labels, client.retries());
  }

  private void addConsumer(ClientSnapshot client, Labels labels) {
    received.add(labels, client.received());
    repeated.add(labels, client.repeated());
    deleted.add(labels, client.deleted());
    visibilityChanges.add(labels, client.visibilityChanges());
    empty.add(labels.add("poll", "short"), client.emptyShortPolls());
    empty.add(labels.add("poll", "long"), client.emptyLongPolls());
    processing.dataPoint(processing(client.processing(), labels));
    consumerSeen.add(labels, client.lastSeenAtMillis() / 1000.0);
  }

  private static SummaryDataPointSnapshot processing(Durations durations, Labels labels) {
    Quantiles.Builder quantiles = Quantiles.builder();
    for (double quantile : QUANTILES) {
      double seconds = durations.percentileMillis(quantile * 100) / 1000.0;
      quantiles.quantile(new Quantile(quantile, durations.count() == 0 ? Double.NaN : seconds));
    }
    return SummaryDataPointSnapshot.builder()
        .labels(labels)
        .quantiles(quantiles.build())
        .count(durations.count())
        .sum(durations.sumMillis() / 1000.0)
        .build();
  }

  Stream<MetricSnapshot> snapshots() {
    Stream<Family> numbers =
        Stream.of(
                List.of(inFlight, received, repeated, deleted, visibilityChanges, expiries, empty),
                List.of(sent, consumerSeen, producerSeen),
                throttled.families(),
                faulted.families(),
                retries.families())
            .flatMap(List::stream);
    return Stream.concat(numbers.map(Family::snapshot), Stream.of(processing.build()));
  }

  /** A counter that both consumers and producers have, under a name for each. */
  private static final class Roles {
    private final Family consumer;
    private final Family producer;

    Roles(String name, String help) {
      consumer = Family.counter("tailback_consumer_" + name, help);
      producer = Family.counter("tailback_producer_" + name, help);
    }

    void add(ClientSnapshot client, Labels labels, long value) {
      if (client.isConsumer()) {
        consumer.add(labels, value);
      }
      if (client.isProducer()) {
        producer.add(labels, value);
      }
    }

    List<Family> families() {
      return List.of(consumer, producer);
    }
  }
}
