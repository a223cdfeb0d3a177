package dev.tailback.lab.study;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.RunResult.AlarmStates;
import dev.tailback.lab.result.Series;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Builds results of a run with one queue and one group, whose figures are also the totals. */
public final class ResultBuilder {
  private final long seed;
  private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);
  private final Map<Figure, double[]> batches = new EnumMap<>(Figure.class);
  private final List<Series> series = new ArrayList<>();
  private final List<AlarmStates> alarms = new ArrayList<>();
  private final List<String> brokenLaws = new ArrayList<>();

  private double playedSeconds = 3600;

  public ResultBuilder(long seed) {
    this.seed = seed;
  }

  /** Sets a figure. */
  public ResultBuilder with(Figure figure, double value) {
    figures.put(figure, value);
    return this;
  }

  /** Sets the means of a figure in parts of the run. */
  public ResultBuilder withBatches(Figure figure, double... means) {
    batches.put(figure, means);
    return this;
  }

  /** Adds a series of the queue or the workers. */
  public ResultBuilder with(String of, Series.Measure measure, double step, double... values) {
    series.add(new Series(of, measure, step, values));
    return this;
  }

  /** Adds an alarm that goes off once. */
  public ResultBuilder withAlarm(String name, double at) {
    alarms.add(
        new AlarmStates(
            name,
            List.of(
                new AlarmStates.Change(0, "INSUFFICIENT_DATA"),
                new AlarmStates.Change(at, "ALARM"))));
    return this;
  }

  /** Adds a law that is broken. */
  public ResultBuilder withBrokenLaw(String law) {
    brokenLaws.add(law);
    return this;
  }

  /** Stops the run before its end. */
  public ResultBuilder stoppedAfter(double seconds) {
    playedSeconds = seconds;
    return this;
  }

  /** Returns the result. */
  public RunResult build() {
    return new RunResult(
        seed,
        Map.copyOf(figures),
        Map.of("orders", Map.copyOf(figures)),
        Map.of("workers", Map.copyOf(figures)),
        batches,
        series,
        List.of(),
        alarms,
        0,
        playedSeconds,
        brokenLaws);
  }
}
