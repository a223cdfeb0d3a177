package dev.tailback.engine.queue;

import dev.tailback.engine.time.Invariant;
import dev.tailback.engine.time.Timeline;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clients of one queue: a limited number of the most recently seen ones. */
final class Clients {
  static final int MAX_CLIENTS = 50;

  private final QueueAddress queue;
  private final Timeline timeline;

  /* In the order in which they were last seen. */
  private final Map<ClientId, QueueClient> known = new LinkedHashMap<>(16, 0.75f, true);

  /*
   * Counts for all unknown clients together, so that callers need not check whether a client is
   * known.
   */
  private final QueueClient unknown;
  private QueueClient calling;

  Clients(QueueAddress queue, Timeline timeline) {
    this.queue = queue;
    this.timeline = timeline;
    this.unknown = new QueueClient(queue, null, timeline.nowMillis());
    this.calling = unknown;
  }

  /** Notes which client makes the call that begins; {@code null} if it is unknown. */
  void enter(@Nullable CallingClient client) {
    calling = client == null ? unknown : seen(client);
  }

  /** Notes that the call is over. */
  void leave() {
    calling = unknown;
  }

  /** Returns the client whose call is carried out. */
  QueueClient calling() {
    return calling;
  }

  /** Returns the record of a client that makes a call. */
  QueueClient seen(CallingClient client) {
    QueueClient seen = known.get(client.id());
    if (seen == null) {
      seen = add(client.id());
    }
    seen.seen(client, timeline.nowMillis());
    return seen;
  }

  private QueueClient add(ClientId id) {
    if (known.size() == MAX_CLIENTS) {
      evict();
    }
    QueueClient client = new QueueClient(queue, id, timeline.nowMillis());
    known.put(id, client);
    return client;
  }

  /** Removes the least recently seen client, preferably one that holds no message. */
  private void evict() {
    Collection<QueueClient> all = known.values();
    QueueClient evicted =
        all.stream()
            .filter(client -> client.inFlight == 0)
            .findFirst()
            .orElseGet(() -> all.iterator().next());
    all.remove(evicted);
    evicted.evicted();
  }

  /** Notes that all messages were dropped. */
  void holdNothing() {
    all().forEach(client -> client.inFlight = 0);
  }

  private Stream<QueueClient> all() {
    return Stream.concat(known.values().stream(), Stream.of(unknown));
  }

  /** Returns how many consumers were seen at a time or later. */
  int consumersSince(long millis) {
    int consumers = 0;
    for (QueueClient client : known.values()) {
      consumers += client.isConsumerSince(millis) ? 1 : 0;
    }
    return consumers;
  }

  /** Returns the client that holds most messages in flight, or {@code null} if none holds any. */
  @Nullable QueueClient topHolder() {
    QueueClient top = null;
    for (QueueClient client : known.values()) {
      if (client.inFlight > (top == null ? 0 : top.inFlight)) {
        top = client;
      }
    }
    return top;
  }

  /** Describes the clients, the one seen last at the end. */
  List<ClientSnapshot> snapshot() {
    return known.entrySet().stream()
        .map(client -> client.getValue().snapshot(client.getKey()))
        .toList();
  }

  void checkInvariants(Collection<Message> messages) {
    Invariant.that(calling == unknown, "no call is being carried out");
    Invariant.that(known.size() <= MAX_CLIENTS, "the number of clients is limited");
    Map<QueueClient, Long> held =
        messages.stream()
            .filter(Message::isInFlight)
            .map(Message::lastReceiver)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Stream.concat(held.keySet().stream(), all())
        .forEach(
            client ->
                Invariant.that(
                    client.inFlight == held.getOrDefault(client, 0L),
                    "a client's messages in flight add up"));
  }
}
