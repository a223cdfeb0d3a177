package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts the events of one queue by kind. */
final class EventCounter {
  private static final Kind[] KINDS = Kind.values();

  private final long[] counts = new long[KINDS.length];

  @SuppressWarnings("EnumOrdinal") // kept in memory only, and in one place
  void add(Kind kind, int messages) {
    counts[kind.ordinal()] += messages;
  }

  void clear() {
    Arrays.fill(counts, 0);
  }

  Map<Kind, Long> counts() {
    Map<Kind, Long> all = new EnumMap<>(Kind.class);
    for (int i = 0; i < KINDS.length; i++) {
      all.put(KINDS[i], counts[i]);
    }
    return all;
  }
}
