package dev.tailback.clients.lab;

import dev.tailback.lab.result.Figure;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Adds up what workers observe after the warm-up. Safe for use by several threads. */
final class Tally {
  private final long fromNanos;
  private final long endNanos;
  private final Set<String> received = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private long sent;
  private long receives;
  private long repeats;
  private double waitSeconds;
  private double ageSeconds;
  private double busySeconds;

  Tally(long fromNanos, long endNanos) {
    this.fromNanos = fromNanos;
    this.endNanos = endNanos;
  }

  private boolean isMeasured() {
    long now = System.nanoTime();
    return now >= fromNanos && now < endNanos;
  }

  synchronized void sent() {
    if (isMeasured()) {
      sent++;
    }
  }

  synchronized void received(String id, boolean isFirst, double waitedSeconds) {
    if (isMeasured()) {
      receives++;
      if (isFirst) {
        received.add(id);
        waitSeconds += waitedSeconds;
      } else {
        repeats++;
      }
    }
  }

  synchronized void processed(long sinceNanos) {
    long measured = Math.min(System.nanoTime(), endNanos) - Math.max(sinceNanos, fromNanos);
    busySeconds += Math.max(0, measured) / 1e9;
  }

  synchronized void deleted(String id, double seconds) {
    if (isMeasured() && deleted.add(id)) {
      ageSeconds += seconds;
    }
  }

  synchronized Map<Figure, Double> figures(int workers, int deadLettered) {
    double seconds = (endNanos - fromNanos) / 1e9;
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.SENT, (double) sent);
    figures.put(Figure.THROUGHPUT, deleted.size() / seconds);
    figures.put(Figure.REPEATED, (double) repeats / receives);
    figures.put(Figure.DEAD_LETTERED_SHARE, (double) deadLettered / sent);
    figures.put(Figure.WAIT_MEAN, waitSeconds / received.size());
    figures.put(Figure.AGE_MEAN, ageSeconds / deleted.size());
    figures.put(Figure.SLOTS_USED, busySeconds / (seconds * workers));
    return figures;
  }
}
