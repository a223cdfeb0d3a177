package dev.tailback.server.log;

import dev.tailback.server.log.LoggedCall.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls that are equal to one that was logged.
 *
 * <ul>
 *   <li>The first call of a kind opens a window of ten seconds, in which further ones are counted.
 *       When it ends the count is taken; if it is not zero, another window opens.
 *   <li>At most 1,000 kinds are distinguished at a time. Calls of further kinds are counted
 *       together.
 *   <li>No count is lost: a count that has not been taken keeps growing.
 * </ul>
 */
final class Repeats {
  static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
  static final int MAX_KINDS = 1_000;

  /** Ordered by when they end. */
  private final Map<Kind, Window> windows = new LinkedHashMap<>();

  private Window others = new Window(0);

  private static final class Window {
    private final long startNanos;
    private long repeats;

    Window(long startNanos) {
      this.startNanos = startNanos;
    }

    Count count(@Nullable Kind kind, long nowNanos) {
      return new Count(kind, repeats, nowNanos - startNanos);
    }
  }

  /**
   * The number of calls that got no line of their own.
   *
   * @param kind {@code null} for calls of all further kinds
   * @param nanos the time in which they were made
   */
  record Count(@Nullable Kind kind, long repeats, long nanos) {}

  /** Returns whether a call gets a line, and counts it if not. */
  synchronized boolean isFirst(Kind kind, long nowNanos) {
    Window window = windows.get(kind);
    if (window == null && windows.size() < MAX_KINDS) {
      windows.put(kind, new Window(nowNanos));
      return true;
    }
    if (window != null) {
      window.repeats++;
    } else {
      countOther(nowNanos);
    }
    return false;
  }

  private void countOther(long nowNanos) {
    if (others.repeats == 0) {
      others = new Window(nowNanos);
    }
    others.repeats++;
  }

  /** Takes the counts of the windows that have ended. */
  synchronized List<Count> takeEnded(long nowNanos) {
    return take(nowNanos, WINDOW_NANOS);
  }

  /** Takes all counts. */
  synchronized List<Count> takeAll(long nowNanos) {
    return take(nowNanos, 0);
  }

  private List<Count> take(long nowNanos, long minNanos) {
    List<Count> counts = new ArrayList<>();
    Iterator<Map.Entry<Kind, Window>> eldest = windows.entrySet().iterator();
    while (eldest.hasNext()) {
      Map.Entry<Kind, Window> entry = eldest.next();
      if (nowNanos - entry.getValue().startNanos < minNanos) {
        break;
      }
      eldest.remove();
      if (entry.getValue().repeats > 0) {
        counts.add(entry.getValue().count(entry.getKey(), nowNanos));
      }
    }
    counts.forEach(count -> windows.put(count.kind(), new Window(nowNanos)));
    if (others.repeats > 0 && nowNanos - others.startNanos >= minNanos) {
      counts.add(others.count(null, nowNanos));
      others = new Window(nowNanos);
    }
    return counts;
  }

  /** Returns the time until the next window ends, or the length of a window if there is none. */
  synchronized long nanosToNextEnd(long nowNanos) {
    long eldest = windows.isEmpty() ? nowNanos : windows.values().iterator().next().startNanos;
    long next = others.repeats > 0 && others.startNanos - eldest < 0 ? others.startNanos : eldest;
    return Math.max(0, next + WINDOW_NANOS - nowNanos);
  }
}
