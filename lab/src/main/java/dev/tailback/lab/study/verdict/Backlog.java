package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;

import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The messages of a queue that are visible or in flight, as they were measured over time. */
record Backlog(Case of, String queue) {
  private static final double SMALL = 20;
  private static final double NOISE = 0.1;

  /** Returns whether anything was measured. */
  boolean isKnown() {
    return growths().findAny().isPresent();
  }

  /** Returns whether it rises over the last half of every run, for whatever reason. */
  boolean isGrowing() {
    return isKnown() && growths().allMatch(Growth::isClear);
  }

  /** Returns whether it certainly does not grow. */
  boolean isBounded() {
    return isKnown() && !isGrowing();
  }

  /** Returns by how many messages a second it grows, as the median of the runs. */
  double perSecond() {
    double[] sorted = growths().mapToDouble(Growth::perSecond).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** Returns the beginning of a sentence: by how much the backlog of a queue grows. */
  static String growth(String queue, double perSecond) {
    return "The backlog of "
        + queue
        + " grows by "
        + count(Math.rint(perSecond * 3600))
        + " messages an hour";
  }

  private Stream<Growth> growths() {
    return of.outcome().runs().stream().map(this::growth).flatMap(Optional::stream);
  }

  private Optional<Growth> growth(RunResult run) {
    double[] visible = values(run, Series.Measure.VISIBLE);
    double[] inFlight = values(run, Series.Measure.IN_FLIGHT);
    return visible.length < 4
        ? Optional.empty()
        : Optional.of(growth(sum(visible, inFlight), step(run)));
  }

  private static Growth growth(double[] values, double step) {
    int half = values.length / 2;
    int quarter = (values.length - half) / 2;
    double before = mean(values, half, half + quarter);
    return new Growth(before, mean(values, half + quarter, half + 2 * quarter), quarter * step);
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    for (int n = 0; n < Math.min(one.length, other.length); n++) {
      sum[n] += other[n];
    }
    return sum;
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElse(0);
  }

  private double[] values(RunResult run, Series.Measure measure) {
    return series(run, measure)
        .map(one -> Arrays.stream(one.values()))
        .orElse(DoubleStream.empty())
        .filter(Double::isFinite)
        .toArray();
  }

  private double step(RunResult run) {
    return series(run, Series.Measure.VISIBLE).map(Series::stepSeconds).orElse(1.0);
  }

  private Optional<Series> series(RunResult run, Series.Measure measure) {
    return run.series().stream()
        .filter(one -> one.measure() == measure && one.of().equals(queue))
        .findAny();
  }

  /** The mean backlog of the third and of the last quarter of a run, and how far apart they are. */
  private record Growth(double before, double after, double seconds) {
    boolean isClear() {
      return after - before > Math.max(SMALL, before * NOISE);
    }

    double perSecond() {
      return (after - before) / seconds;
    }
  }
}
