package dev.tailback.lab.study;

import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Scenario.Sweep;
import dev.tailback.lab.study.statistics.Outcome;
import dev.tailback.lab.study.verdict.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes studies: plays the base, the variants and the points of the sweep with the same seeds, and
 * plays more runs where these are not enough.
 */
public final class Studies {
  private final Player player;

  /** Creates studies whose runs are played by a player. */
  public Studies(Player player) {
    this.player = player;
  }

  /** Plays a scenario and returns the study. */
  public Study of(Scenario scenario, StudyOptions options) {
    int runs = Optional.ofNullable(options.runs()).orElse(scenario.runs());
    List<PlannedRuns> columns = columns(scenario);
    List<PlannedRuns> points = points(scenario);
    List<PlannedRuns> all = new ArrayList<>(columns);
    all.addAll(points);
    try (Runs playing = new Runs(player, options)) {
      all.forEach(one -> one.plan(runs));
      playing.play(all);
      extend(columns, runs, options.extension() * runs, playing);
      return study(scenario, outcomes(columns), outcomes(points), playing.ending());
    }
  }

  /** Plays more runs of the scenarios whose figures are not known well enough, up to a number. */
  private static void extend(List<PlannedRuns> columns, int step, int most, Runs playing) {
    while (playing.ending() == Study.Ending.COMPLETE) {
      List<PlannedRuns> more =
          columns.stream()
              .filter(one -> one.count() < most && !Precision.unclear(one.outcome()).isEmpty())
              .toList();
      if (more.isEmpty()) {
        return;
      }
      more.forEach(one -> one.plan(one.count() + step));
      playing.play(more);
    }
  }

  private static Study study(
      Scenario scenario, List<Outcome> columns, List<Outcome> points, Study.Ending ending) {
    Outcome base = columns.get(0);
    List<Outcome> variants = columns.subList(1, columns.size());
    return new Study(
        scenario,
        base,
        variants,
        points,
        scenario.expectations().stream().map(one -> Judgement.of(one, base)).toList(),
        Verdicts.on(base, variants),
        unclear(columns),
        ending);
  }

  private static List<String> unclear(List<Outcome> columns) {
    return columns.stream()
        .flatMap(one -> Precision.unclear(one).stream().map(what -> one.name() + ": " + what))
        .toList();
  }

  private static List<PlannedRuns> columns(Scenario scenario) {
    List<PlannedRuns> all = new ArrayList<>();
    all.add(new PlannedRuns("base", scenario, true));
    scenario.variants().stream()
        .map(one -> new PlannedRuns(one.name(), one.scenario(), true))
        .forEach(all::add);
    return all;
  }

  private static List<PlannedRuns> points(Scenario scenario) {
    Sweep sweep = scenario.sweep();
    return sweep == null
        ? List.of()
        : sweep.points().stream()
            .map(one -> new PlannedRuns(number(one.at()), one.scenario(), false))
            .toList();
  }

  private static List<Outcome> outcomes(List<PlannedRuns> all) {
    return all.stream().map(PlannedRuns::outcome).toList();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
