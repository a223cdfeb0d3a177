package dev.tailback.lab.report;

import dev.tailback.lab.report.Chart.Line;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series.Measure;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of a study: for each queue and group of consumers in which anything happened. */
final class Charts {
  private static final int POINTS = 300;

  /** The number of points of a series of counts: fewer, so that it is not mostly noise. */
  private static final int COUNTED_POINTS = 60;

  private static final Set<Measure> LEVELS =
      Set.of(
          Measure.VISIBLE,
          Measure.DELAYED,
          Measure.OLDEST,
          Measure.WORKERS,
          Measure.WORKERS_WANTED);

  private static final List<Figure> HEADLINES =
      List.of(Figure.DUPLICATES, Figure.THROUGHPUT, Figure.VISIBLE_MEAN, Figure.AGE_P99);

  private final Study study;

  Charts(Study study) {
    this.study = study;
  }

  /** Returns the charts of the sweep, then those over time. */
  List<Chart> all() {
    return Stream.concat(sweep(), Stream.concat(queues(), consumers()))
        .filter(chart -> !chart.lines().isEmpty())
        .toList();
  }

  private Stream<Chart> queues() {
    return study.scenario().queues().stream()
        .map(QueuePlan::name)
        .flatMap(
            queue ->
                Stream.of(
                    chart("Visible in " + queue, "count", queue, Measure.VISIBLE),
                    chart("In flight in " + queue, "count", queue, Measure.IN_FLIGHT),
                    chart("Delayed in " + queue, "count", queue, Measure.DELAYED),
                    chart("Age of the oldest in " + queue, "seconds", queue, Measure.OLDEST),
                    chart(
                        "Sent to (dashed) and deleted from " + queue,
                        "rate",
                        queue,
                        Measure.DELETED_RATE,
                        Measure.SENT_RATE),
                    chart("Repeated deliveries of " + queue, "share", queue, Measure.REPEATED),
                    chart("Throttled calls of " + queue, "rate", queue, Measure.THROTTLED_RATE),
                    chart("Empty receives of " + queue, "rate", queue, Measure.EMPTY_RATE),
                    chart(
                        "Dead-lettered from " + queue, "rate", queue, Measure.DEAD_LETTERED_RATE)));
  }

  private Stream<Chart> consumers() {
    return study.scenario().consumers().stream()
        .map(ConsumerPlan::name)
        .filter(this::isScaled)
        .map(
            name ->
                chart(
                    "Running and wanted (dashed) " + name,
                    "count",
                    name,
                    Measure.WORKERS,
                    Measure.WORKERS_WANTED));
  }

  private boolean isScaled(String consumer) {
    return study.columns().stream()
        .flatMap(column -> column.scenario().scaling().stream())
        .anyMatch(plan -> plan.consumer().equals(consumer));
  }

  /** Returns a chart in which the second measure is dashed. */
  private Chart chart(String title, String unit, String of, Measure... measures) {
    List<Line> lines = new ArrayList<>();
    for (int column = 0; column < study.columns().size(); column++) {
      for (int n = 0; n < measures.length; n++) {
        Outcome outcome = study.columns().get(column);
        Curve curve = Curve.of(outcome, of, measures[n], points(measures[n]));
        if (curve.isSomething()) {
          lines.add(new Line(outcome.name(), column, n > 0, curve.bands()));
        }
      }
    }
    return new Chart(title, unit, true, times(lines), lines);
  }

  private static int points(Measure measure) {
    return LEVELS.contains(measure) ? POINTS : COUNTED_POINTS;
  }

  private List<Double> times(List<Line> lines) {
    int count = lines.stream().mapToInt(line -> line.bands().size()).max().orElse(0);
    double seconds =
        study.base().runs().stream().mapToDouble(RunResult::playedSeconds).min().orElse(0);
    return IntStream.rangeClosed(1, count).mapToObj(n -> n * seconds / count).toList();
  }

  private Stream<Chart> sweep() {
    List<Figure> expected =
        study.scenario().expectations().stream().map(Expectation::figure).distinct().toList();
    return study.points().isEmpty()
        ? Stream.of()
        : (expected.isEmpty() ? HEADLINES : expected).stream().map(this::sweep);
  }

  private Chart sweep(Figure figure) {
    Line line =
        new Line(
            Row.label(figure),
            0,
            false,
            study.points().stream().map(point -> point.band(figure)).toList());
    String key = study.scenario().sweep() == null ? "" : study.scenario().sweep().key();
    return new Chart(
        Row.label(figure) + " by " + key,
        unit(figure),
        false,
        study.points().stream().map(point -> Double.valueOf(point.name())).toList(),
        List.of(line));
  }

  private static String unit(Figure figure) {
    return switch (figure.unit()) {
      case COUNT -> "count";
      case PER_SECOND -> "rate";
      case SECONDS -> "seconds";
      case SHARE -> "share";
      case DOLLARS -> "dollars";
    };
  }
}
