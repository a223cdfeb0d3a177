package dev.tailback.lab.sim.statistic;

import dev.tailback.lab.result.Figure;
import java.util.EnumMap;
import java.util.Map;

/** The figures that follow from sums over some time. */
final class Means {
  private static final double MONTH_SECONDS = 30 * 86_400.0;

  private Means() {}

  /** Returns the figures of a queue, or of everything. */
  static Map<Figure, Double> of(Tally sums, double seconds) {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    messages(figures, sums, seconds);
    requests(figures, sums, seconds);
    workers(figures, sums, seconds);
    return figures;
  }

  private static void messages(Map<Figure, Double> figures, Tally sums, double seconds) {
    figures.put(Figure.OFFERED, sums.get(Sum.OFFERED));
    figures.put(Figure.SENT, sums.get(Sum.SENT));
    figures.put(Figure.LOST, sums.get(Sum.LOST));
    figures.put(Figure.RECEIVED, sums.get(Sum.RECEIVED));
    figures.put(Figure.DELETED, sums.get(Sum.DELETED));
    figures.put(Figure.DEAD_LETTERED, sums.get(Sum.DEAD_LETTERED));
    figures.put(Figure.DEAD_LETTERED_SHARE, share(sums, Sum.DEAD_LETTERED, Sum.SENT));
    figures.put(Figure.EXPIRED, sums.get(Sum.EXPIRED));
    figures.put(Figure.REPEATED, share(sums, Sum.REPEATED, Sum.RECEIVED));
    figures.put(Figure.DUPLICATES, share(sums, Sum.LEFT_REPEATED, Sum.LEFT));
    figures.put(Figure.RECEIVES_PER_MESSAGE, share(sums, Sum.LEFT_RECEIVES, Sum.LEFT));
    figures.put(Figure.THROUGHPUT, sums.get(Sum.DELETED) / seconds);
    figures.put(Figure.VISIBLE_MEAN, sums.get(Sum.VISIBLE) / seconds);
    figures.put(Figure.IN_FLIGHT_MEAN, sums.get(Sum.IN_FLIGHT) / seconds);
    figures.put(Figure.DELAYED_MEAN, sums.get(Sum.DELAYED) / seconds);
    figures.put(Figure.WAIT_MEAN, share(sums, Sum.WAIT, Sum.WAITS));
    figures.put(Figure.AGE_MEAN, share(sums, Sum.AGE, Sum.DELETED));
  }

  private static void requests(Map<Figure, Double> figures, Tally sums, double seconds) {
    figures.put(Figure.EMPTY_RECEIVES, share(sums, Sum.EMPTY, Sum.RECEIVES));
    figures.put(Figure.REQUESTS, sums.get(Sum.BILLED));
    figures.put(Figure.REQUESTS_PER_SECOND, sums.get(Sum.BILLED) / seconds);
    figures.put(Figure.COST_A_MONTH, sums.get(Sum.COST) / seconds * MONTH_SECONDS);
    figures.put(Figure.THROTTLED, share(sums, Sum.THROTTLED, Sum.ATTEMPTED));
    figures.put(Figure.ATTEMPTS, share(sums, Sum.SEND_ATTEMPTS, Sum.SENDS));
    figures.put(Figure.OVER_LIMIT, sums.get(Sum.OVER_LIMIT));
  }

  private static void workers(Map<Figure, Double> figures, Tally sums, double seconds) {
    figures.put(Figure.SLOTS_USED, share(sums, Sum.BUSY, Sum.SLOTS));
    figures.put(Figure.WORKERS_MEAN, sums.get(Sum.WORKERS) / seconds);
    figures.put(Figure.DIRECTION_CHANGES, sums.get(Sum.DIRECTION_CHANGES) / seconds * 3600);
  }

  /** Returns the quotient; {@code NaN} if there is nothing to divide by. */
  private static double share(Tally sums, Sum part, Sum whole) {
    return sums.get(whole) == 0 ? Double.NaN : sums.get(part) / sums.get(whole);
  }
}
