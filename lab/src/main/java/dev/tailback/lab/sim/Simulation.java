package dev.tailback.lab.sim;

import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.client.Calls;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.consumer.Crew;
import dev.tailback.lab.sim.producer.Producer;
import dev.tailback.lab.sim.statistic.Findings;
import dev.tailback.lab.sim.statistic.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a scenario. What comes out depends on the scenario and the seed alone.
 *
 * <pre>{@code
 * RunResult result = new Simulation(scenario, 42).run();
 * result.figures().get(Figure.WAIT_MEAN);
 * }</pre>
 */
public final class Simulation {
  private static final int EVENTS_BETWEEN_QUESTIONS = 10_000;

  private final long seed;
  private final double durationSeconds;
  private final Progress progress;
  private final Stage stage;
  private final List<Producer> producers = new ArrayList<>();
  private final List<Crew> crews = new ArrayList<>();

  /** Sets up a run that nobody watches. */
  public Simulation(Scenario scenario, long seed) {
    this(scenario, seed, seconds -> true);
  }

  /** Sets up a run. */
  public Simulation(Scenario scenario, long seed, Progress progress) {
    this.seed = seed;
    this.durationSeconds = seconds(scenario.duration());
    this.progress = progress;
    Duration warmUp = scenario.warmUp();
    this.stage =
        new Stage(
            scenario,
            seed,
            new Measurement(durationSeconds, warmUp == null ? null : seconds(warmUp)));
    Calls calls = new Calls(stage);
    scenario
        .producers()
        .forEach(plan -> producers.add(new Producer(plan, producers.size(), stage, calls)));
    scenario.consumers().forEach(plan -> crews.add(new Crew(plan, stage, calls)));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Plays the run. May be called once. */
  public RunResult run() {
    crews.forEach(Crew::start);
    producers.forEach(Producer::start);
    boolean isWhole = play();
    if (isWhole) {
      stage.end(durationSeconds);
    }
    return result();
  }

  /** Plays all that happens before the end, and returns whether the run was not stopped. */
  private boolean play() {
    int untilQuestion = EVENTS_BETWEEN_QUESTIONS;
    while (stage.step(durationSeconds)) {
      if (--untilQuestion == 0) {
        untilQuestion = EVENTS_BETWEEN_QUESTIONS;
        if (!progress.goOn(stage.agenda().now())) {
          return false;
        }
      }
    }
    return true;
  }

  private RunResult result() {
    double played = stage.agenda().now();
    Findings findings = stage.measurement().end(played);
    return new RunResult(
        seed,
        findings.figures(),
        findings.byQueue(),
        findings.byConsumer(),
        findings.batches(),
        findings.series(),
        findings.histograms(),
        List.of(),
        findings.warmUpSeconds(),
        played,
        Laws.broken(stage));
  }
}
