package dev.tailback.lab.study;

import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The runs of one scenario: the completed ones, and those still to be played. */
final class PlannedRuns {
  private final String name;
  private final Scenario scenario;
  private final boolean keepsSeries;
  private final List<@Nullable RunResult> results = new ArrayList<>();

  PlannedRuns(String name, Scenario scenario, boolean keepsSeries) {
    this.name = name;
    this.scenario = scenario;
    this.keepsSeries = keepsSeries;
  }

  Scenario scenario() {
    return scenario;
  }

  int count() {
    return results.size();
  }

  /** Plans runs up to a number. */
  void plan(int count) {
    while (results.size() < count) {
      results.add(null);
    }
  }

  boolean isMissing(int index) {
    return results.get(index) == null;
  }

  long seed(int index) {
    return scenario.seed() + index;
  }

  void put(int index, RunResult result) {
    results.set(index, keepsSeries ? result : withoutSeries(result));
  }

  /** Returns the completed runs; if there are none, those that were stopped. */
  Outcome outcome() {
    List<RunResult> played = results.stream().filter(Objects::nonNull).toList();
    List<RunResult> whole = played.stream().filter(this::isWhole).toList();
    return new Outcome(name, scenario, whole.isEmpty() ? played : whole);
  }

  private boolean isWhole(RunResult result) {
    return result.playedSeconds() >= Seconds.of(scenario.duration());
  }

  private static RunResult withoutSeries(RunResult result) {
    return new RunResult(
        result.seed(),
        result.figures(),
        result.byQueue(),
        result.byConsumer(),
        result.batches(),
        List.of(),
        List.of(),
        result.alarms(),
        result.warmUpSeconds(),
        result.playedSeconds(),
        result.brokenLaws());
  }
}
