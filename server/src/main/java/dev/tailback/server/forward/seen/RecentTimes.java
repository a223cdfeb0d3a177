package dev.tailback.server.forward.seen;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The times of the most recent events, by key. Each takes about 100 bytes of memory. */
final class RecentTimes {
  private final Map<Long, Long> times;

  /**
   * @param max how many are remembered; the oldest is forgotten first
   */
  RecentTimes(int max) {
    times =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > max;
          }
        };
  }

  /** Remembers when something first happened. Returns whether it was already remembered. */
  boolean add(long what, long atMillis) {
    return times.putIfAbsent(what, atMillis) != null;
  }

  /** Forgets something, and returns when it happened; {@code null} if that is not known. */
  @Nullable Long take(long what) {
    return times.remove(what);
  }
}
