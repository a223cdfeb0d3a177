package dev.tailback.lab.sim.statistic;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.FiguresOf;
import dev.tailback.lab.result.RunResult.Histogram;
import dev.tailback.lab.result.Series;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of a run, without its warm-up. */
public final class Findings {
  private static final Set<Sum> OF_CONSUMERS =
      Set.of(Sum.WORKERS, Sum.SLOTS, Sum.BUSY, Sum.DIRECTION_CHANGES);
  /*
   * Not the sum over queues: a message that moves between queues counts once, and some queues are
   * aside.
   */
  private static final Set<Sum> OF_ALL =
      Set.of(
          Sum.LEFT, Sum.LEFT_REPEATED, Sum.LEFT_RECEIVES, Sum.VISIBLE, Sum.IN_FLIGHT, Sum.DELAYED);
  private static final List<Figure> MEANS =
      List.of(
          Figure.DEAD_LETTERED_SHARE,
          Figure.REPEATED,
          Figure.DUPLICATES,
          Figure.RECEIVES_PER_MESSAGE,
          Figure.THROUGHPUT,
          Figure.VISIBLE_MEAN,
          Figure.IN_FLIGHT_MEAN,
          Figure.DELAYED_MEAN,
          Figure.WAIT_MEAN,
          Figure.AGE_MEAN,
          Figure.SLOTS_USED,
          Figure.EMPTY_RECEIVES,
          Figure.REQUESTS_PER_SECOND,
          Figure.COST_A_MONTH,
          Figure.WORKERS_MEAN,
          Figure.THROTTLED,
          Figure.ATTEMPTS);
  private final List<Track> queues;
  private final List<Track> consumers;
  private final Track all;
  private final List<Sampler> samplers;
  private final Marks marks;
  private final int cut;
  private final double endSeconds;

  /**
   * @param cut the mark at which the warm-up ends, -1 if the run ended before the first
   */
  Findings(
      List<Track> queues,
      List<Track> consumers,
      Track all,
      List<Sampler> samplers,
      Marks marks,
      int cut,
      double endSeconds) {
    this.queues = queues;
    this.consumers = consumers;
    this.all = all;
    this.samplers = samplers;
    this.marks = marks;
    this.cut = cut;
    this.endSeconds = endSeconds;
  }

  /** Returns the length of the warm-up. */
  public double warmUpSeconds() {
    return cut < 0 ? 0 : marks.seconds(cut);
  }

  private double measuredSeconds() {
    return endSeconds - warmUpSeconds();
  }

  /** Returns the totals. */
  public Map<Figure, Double> figures() {
    Map<Figure, Double> figures = Means.of(sumsSince(cut), measuredSeconds());
    LogHistogram waits = new LogHistogram();
    LogHistogram ages = new LogHistogram();
    Maxima maxima = all.maximaSince(cut);
    for (Track queue : queues) {
      waits = waits.with(queue.waitsSince(cut));
      ages = ages.with(queue.agesSince(cut));
      Maxima ofQueue = queue.maximaSince(cut);
      double oldest = queue.recorder().isAside() ? 0 : ofQueue.oldest();
      maxima = maxima.with(new Maxima(0, 0, 0, ofQueue.age(), oldest));
    }
    putExtremes(figures, maxima, waits, ages);
    figures.put(Figure.UNSENT, queues.stream().mapToDouble(Findings::unsent).sum());
    figures.put(Figure.VISIBLE_END, all.recorder().visible().value());
    figures.put(Figure.RECOVERY, all.recorder().recovery().seconds());
    return figures;
  }

  private Tally sumsSince(int mark) {
    Tally sums = new Tally();
    queues.forEach(queue -> sums.add(queue.since(mark)));
    Tally together = all.since(mark);
    OF_ALL.forEach(sum -> sums.add(sum, together.get(sum) - sums.get(sum)));
    for (Track consumer : consumers) {
      Tally since = consumer.since(mark);
      OF_CONSUMERS.forEach(sum -> sums.add(sum, since.get(sum)));
    }
    return sums;
  }

  /** Returns the figures of each queue. */
  public Map<String, Map<Figure, Double>> byQueue() {
    return byName(queues, FiguresOf.QUEUE);
  }

  /** Returns the figures of each group of consumers. */
  public Map<String, Map<Figure, Double>> byConsumer() {
    return byName(consumers, FiguresOf.CONSUMER);
  }

  private Map<String, Map<Figure, Double>> byName(List<Track> tracks, Set<Figure> wanted) {
    Map<String, Map<Figure, Double>> byName = new LinkedHashMap<>();
    for (Track track : tracks) {
      Map<Figure, Double> figures = figures(track);
      figures.keySet().retainAll(wanted);
      byName.put(track.recorder().name(), figures);
    }
    return byName;
  }

  private Map<Figure, Double> figures(Track track) {
    Map<Figure, Double> figures = Means.of(track.since(cut), measuredSeconds());
    putExtremes(figures, track.maximaSince(cut), track.waitsSince(cut), track.agesSince(cut));
    figures.put(Figure.UNSENT, unsent(track));
    figures.put(Figure.VISIBLE_END, track.recorder().visible().value());
    figures.put(Figure.RECOVERY, track.recorder().recovery().seconds());
    return figures;
  }

  private static double unsent(Track queue) {
    Tally sums = queue.recorder().tally();
    return sums.get(Sum.OFFERED) - sums.get(Sum.SETTLED);
  }

  private static void putExtremes(
      Map<Figure, Double> figures, Maxima maxima, LogHistogram waits, LogHistogram ages) {
    figures.put(Figure.VISIBLE_MAX, maxima.visible());
    figures.put(Figure.IN_FLIGHT_MAX, maxima.inFlight());
    figures.put(Figure.WORKERS_MAX, maxima.workers());
    figures.put(Figure.OLDEST_MAX, maxima.oldest());
    figures.put(Figure.AGE_MAX, ages.count() == 0 ? Double.NaN : maxima.age());
    figures.put(Figure.WAIT_P50, waits.quantile(0.5));
    figures.put(Figure.WAIT_P95, waits.quantile(0.95));
    figures.put(Figure.WAIT_P99, waits.quantile(0.99));
    figures.put(Figure.AGE_P50, ages.quantile(0.5));
    figures.put(Figure.AGE_P99, ages.quantile(0.99));
  }

  /** Returns the means of equal parts of the measured time; fewer if the run was stopped. */
  public Map<Figure, double[]> batches() {
    List<Integer> parts = cut < 0 ? List.of() : marks.partsFrom(cut);
    Map<Figure, double[]> batches = new EnumMap<>(Figure.class);
    MEANS.forEach(figure -> batches.put(figure, new double[Math.max(0, parts.size() - 1)]));
    for (int i = 0; i + 1 < parts.size(); i++) {
      int from = parts.get(i);
      int to = parts.get(i + 1);
      Tally sums = sumsSince(from).since(sumsSince(to));
      Map<Figure, Double> means = Means.of(sums, marks.seconds(to) - marks.seconds(from));
      int part = i;
      batches.forEach((figure, values) -> values[part] = means.getOrDefault(figure, Double.NaN));
    }
    return batches;
  }

  /** Returns the series over time. */
  public List<Series> series() {
    return samplers.stream().flatMap(sampler -> sampler.series().stream()).toList();
  }

  /** Returns the times that messages took, by queue. */
  public List<Histogram> histograms() {
    List<Histogram> histograms = new ArrayList<>();
    for (Track queue : queues) {
      String name = queue.recorder().name();
      histograms.add(histogram(name, "wait", queue.waitsSince(cut)));
      histograms.add(histogram(name, "age", queue.agesSince(cut)));
    }
    return histograms;
  }

  private static Histogram histogram(String of, String what, LogHistogram times) {
    return new Histogram(of, what, times.bounds(), times.counts());
  }
}
