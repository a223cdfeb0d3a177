package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.ClientId;
import dev.tailback.engine.queue.ClientSnapshot;
import dev.tailback.engine.queue.Durations;
import dev.tailback.engine.queue.RetryMode;
import java.util.List;

/** Shows the clients of a queue. */
final class ShownClients {
  private ShownClients() {}

  /** Adds the consumers and the producers to a queue's JSON, those seen last first. */
  static void show(List<ClientSnapshot> clients, ObjectNode queue) {
    ArrayNode consumers = queue.putArray("consumers");
    ArrayNode producers = queue.putArray("producers");
    for (int i = clients.size() - 1; i >= 0; i--) {
      ClientSnapshot client = clients.get(i);
      if (client.isConsumer()) {
        consumers.add(consumer(client));
      }
      if (client.isProducer()) {
        producers.add(producer(client));
      }
    }
  }

  static ObjectNode show(ClientId id) {
    return AdminRequest.JSON
        .createObjectNode()
        .put("name", id.name())
        .put("accessKeyId", id.accessKeyId());
  }

  static ObjectNode show(Durations processing) {
    return AdminRequest.JSON
        .createObjectNode()
        .put("p50", processing.percentileMillis(50))
        .put("p95", processing.percentileMillis(95))
        .put("p99", processing.percentileMillis(99));
  }

  private static ObjectNode consumer(ClientSnapshot client) {
    ObjectNode shown = show(client.id());
    shown.put("inFlight", client.inFlight());
    shown.put("received", client.received());
    shown.put("repeated", client.repeated());
    shown.put("deleted", client.deleted());
    shown.put("visibilityChanges", client.visibilityChanges());
    shown.put("expiries", client.expiries());
    shown.put("emptyShortPolls", client.emptyShortPolls());
    shown.put("emptyLongPolls", client.emptyLongPolls());
    shown.set("processingMillis", show(client.processing()));
    return withCalls(client, shown);
  }

  private static ObjectNode producer(ClientSnapshot client) {
    return withCalls(client, show(client.id()).put("sent", client.sent()));
  }

  private static ObjectNode withCalls(ClientSnapshot client, ObjectNode shown) {
    shown.put("throttled", client.throttled());
    shown.put("faulted", client.faulted());
    shown.put("retries", client.retries());
    RetryMode retryMode = client.retryMode();
    if (retryMode != null) {
      shown.put("retryMode", retryMode.word());
    }
    shown.put("firstSeenAtMillis", client.firstSeenAtMillis());
    return shown.put("lastSeenAtMillis", client.lastSeenAtMillis());
  }
}
