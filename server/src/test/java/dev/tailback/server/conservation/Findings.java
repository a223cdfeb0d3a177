package dev.tailback.server.conservation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The problems found, counted by kind, with the first texts of each. Thread-safe. */
final class Findings {
  private static final int MAX_TEXTS = 10;

  /** The kinds of broken promises. */
  enum Kind {
    LOST,
    UNEXPECTED,
    OUT_OF_ORDER,
    GROUP_TWICE_AT_A_TIME,
    /** Metrics, alarms, scaling or the console do not match what happened. */
    MISREPORTED
  }

  private final Map<Kind, AtomicLong> counts = new EnumMap<>(Kind.class);
  private final ConcurrentLinkedQueue<String> texts = new ConcurrentLinkedQueue<>();

  Findings() {
    for (Kind kind : Kind.values()) {
      counts.put(kind, new AtomicLong());
    }
  }

  void add(Kind kind, String text) {
    if (counts.get(kind).incrementAndGet() <= MAX_TEXTS) {
      texts.add(kind + ": " + text);
    }
  }

  long count(Kind kind) {
    return counts.get(kind).get();
  }

  List<String> texts() {
    return List.copyOf(texts);
  }
}
