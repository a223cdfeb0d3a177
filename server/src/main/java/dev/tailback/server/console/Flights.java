package dev.tailback.server.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tailback.engine.queue.ClientId;
import dev.tailback.engine.queue.QueueRoad.Flight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages in flight by consumer: how many have used up which share of their visibility
 * timeouts.
 */
final class Flights {
  private static final int MAX_CONSUMERS = 20;
  private static final int BINS = 40;
  private static final String UNKNOWN = "an unknown consumer";
  private static final Comparator<Bins> MOST_FIRST =
      Comparator.<Bins>comparingInt(bins -> bins.messages)
          .reversed()
          .thenComparing(bins -> bins.consumer);

  private Flights() {}

  private static final class Bins {
    final String consumer;
    final Map<Integer, Integer> counts = new TreeMap<>();
    int messages;

    Bins(String consumer) {
      this.consumer = consumer;
    }

    void add(int bin, int count) {
      counts.merge(bin, count, Integer::sum);
      messages += count;
    }

    void show(String name, ArrayNode shown) {
      ArrayNode pairs = shown.addArray().add(name).add(messages).addArray();
      counts.forEach((bin, count) -> pairs.addArray().add((double) bin / BINS).add(count));
    }
  }

  /** Adds a row for each consumer, and one for all beyond the first twenty. */
  static void show(List<Flight> flights, long nowMillis, ArrayNode shown) {
    Map<String, Bins> byConsumer = new HashMap<>();
    for (Flight flight : flights) {
      byConsumer.computeIfAbsent(name(flight.consumer()), Bins::new).add(bin(flight, nowMillis), 1);
    }
    List<Bins> sorted = new ArrayList<>(byConsumer.values());
    sorted.sort(MOST_FIRST);
    sorted.stream().limit(MAX_CONSUMERS).forEach(bins -> bins.show(bins.consumer, shown));
    if (sorted.size() > MAX_CONSUMERS) {
      Bins others = new Bins("");
      sorted.stream().skip(MAX_CONSUMERS).forEach(bins -> bins.counts.forEach(others::add));
      others.show("… and " + (sorted.size() - MAX_CONSUMERS) + " more", shown);
    }
  }

  private static String name(@Nullable ClientId consumer) {
    return consumer == null ? UNKNOWN : consumer.name();
  }

  private static int bin(Flight flight, long nowMillis) {
    long timeout = Math.max(1, flight.visibleAtMillis() - flight.receivedAtMillis());
    long used = nowMillis - flight.receivedAtMillis();
    return (int) Math.max(0, Math.min(BINS, used * BINS / timeout));
  }
}
