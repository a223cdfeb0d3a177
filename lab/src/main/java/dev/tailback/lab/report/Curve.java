package dev.tailback.lab.report;

import dev.tailback.lab.result.Series;
import dev.tailback.lab.study.statistics.Band;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A series over all runs of a column: a band at each point.
 *
 * @param column the name of the column
 * @param of the queue or group of consumers
 */
record Curve(String column, String of, Series.Measure measure, List<Band> bands) {

  /** Returns the curve of a column; it has no points if the runs have no such series. */
  static Curve of(Outcome outcome, String of, Series.Measure measure, int points) {
    List<double[]> runs =
        outcome.runs().stream()
            .flatMap(run -> run.series().stream())
            .filter(one -> one.measure() == measure && one.of().equals(of))
            .map(one -> thinned(one.values(), points))
            .toList();
    int count = runs.stream().mapToInt(values -> values.length).min().orElse(0);
    return new Curve(
        outcome.name(),
        of,
        measure,
        IntStream.range(0, count)
            .mapToObj(n -> Band.of(runs.stream().mapToDouble(values -> values[n]).toArray()))
            .toList());
  }

  /** Returns whether there is anything but zero. */
  boolean isSomething() {
    return bands.stream().anyMatch(band -> !band.isEmpty() && band.high() != 0);
  }

  /** Returns means over equal parts. */
  private static double[] thinned(double[] values, int points) {
    int count = Math.min(points, values.length);
    return IntStream.range(0, count)
        .mapToDouble(
            n ->
                mean(
                    Arrays.copyOfRange(
                        values, n * values.length / count, (n + 1) * values.length / count)))
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
  }
}
