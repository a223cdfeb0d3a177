package dev.tailback.lab.study.statistics;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one scenario: a column of the table.
 *
 * @param name {@code base}, the variant's name, or the number of a sweep's point
 * @param runs by ascending seed; fewer than planned if the study was stopped
 */
public record Outcome(String name, Scenario scenario, List<RunResult> runs) {

  /** Copies the list. */
  public Outcome {
    runs = List.copyOf(runs);
  }

  /** Returns the band of a figure of all queues and consumers together. */
  public Band band(Figure figure) {
    return band(figure, null);
  }

  /** Returns the band of a figure of a queue or consumer; {@code null} is all together. */
  public Band band(Figure figure, @Nullable String of) {
    return Band.of(values(figure, of));
  }

  /** Returns the median of a figure; NaN if there is none. */
  public double median(Figure figure, @Nullable String of) {
    return band(figure, of).median();
  }

  /** Returns the values of a figure, one per run; NaN if there is none. */
  public double[] values(Figure figure, @Nullable String of) {
    return runs.stream().mapToDouble(run -> value(run, figure, of)).toArray();
  }

  /**
   * Returns how well a figure is known: over the runs or, for a mean in a single run, over the
   * parts of the run.
   */
  public Confidence confidence(Figure figure, @Nullable String of) {
    if (runs.size() == 1 && of == null) {
      double[] batches = runs.get(0).batches().get(figure);
      if (batches != null) {
        return Confidence.of(batches);
      }
    }
    return Confidence.of(values(figure, of));
  }

  /** Returns how a figure differs from that of another outcome, over the seeds of both. */
  public Difference minus(Outcome base, Figure figure, @Nullable String of) {
    Map<Long, RunResult> bases =
        base.runs.stream().collect(Collectors.toMap(RunResult::seed, Function.identity()));
    double[] differences =
        runs.stream()
            .mapToDouble(run -> value(run, figure, of) - value(bases.get(run.seed()), figure, of))
            .toArray();
    return new Difference(Band.of(differences));
  }

  /** Returns the measured time of a run in seconds; NaN without a run. */
  public double measuredSeconds() {
    return Band.of(
            runs.stream().mapToDouble(run -> run.playedSeconds() - run.warmUpSeconds()).toArray())
        .median();
  }

  private static double value(@Nullable RunResult run, Figure figure, @Nullable String of) {
    if (run == null) {
      return Double.NaN;
    }
    if (of == null) {
      return run.figures().getOrDefault(figure, Double.NaN);
    }
    Double ofQueue = run.byQueue().getOrDefault(of, Map.of()).get(figure);
    return ofQueue != null
        ? ofQueue
        : run.byConsumer().getOrDefault(of, Map.of()).getOrDefault(figure, Double.NaN);
  }
}
