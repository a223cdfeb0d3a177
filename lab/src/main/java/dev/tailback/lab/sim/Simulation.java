package dev.tailback.lab.sim;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.RedrivePlan;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.consumer.Crew;
import dev.tailback.lab.sim.producer.Producer;
import dev.tailback.lab.sim.statistic.Findings;
import dev.tailback.lab.sim.statistic.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario. The result depends only on the scenario and the seed.
 *
 * <pre>{@code
 * RunResult result = new Simulation(scenario, 42).run();
 * result.figures().get(Figure.WAIT_MEAN);
 * }</pre>
 */
public final class Simulation {
  private static final int EVENTS_BETWEEN_QUESTIONS = 10_000;
  private static final long MAX_METRIC_BYTES = 64L << 20;

  private final Scenario scenario;
  private final long seed;
  private final double durationSeconds;
  private final Progress progress;
  private final Stage stage;
  private final AlarmWatch alarms;
  private final List<Producer> producers = new ArrayList<>();
  private final List<Crew> crews = new ArrayList<>();

  /** Sets up a run that nobody watches. */
  public Simulation(Scenario scenario, long seed) {
    this(scenario, seed, seconds -> true);
  }

  /** Sets up a run. */
  public Simulation(Scenario scenario, long seed, Progress progress) {
    this(scenario, seed, progress, null);
  }

  /**
   * Sets up a run that reports every event of every message.
   *
   * @param records receives the events, {@code null} for nobody
   */
  public Simulation(Scenario scenario, long seed, Progress progress, @Nullable RecordSink records) {
    this.scenario = scenario;
    this.seed = seed;
    this.durationSeconds = Seconds.of(scenario.duration());
    this.progress = progress;
    Duration warmUp = scenario.warmUp();
    Measurement measurement =
        new Measurement(durationSeconds, warmUp == null ? null : Seconds.of(warmUp));
    this.stage = new Stage(scenario, seed, measurement);
    this.alarms = new AlarmWatch(stage.agenda());
    if (records != null) {
      stage.engine().addListener(new Records(stage.agenda(), records));
    }
    scenario
        .producers()
        .forEach(plan -> producers.add(new Producer(plan, producers.size(), stage)));
    scenario.consumers().forEach(plan -> crews.add(new Crew(plan, stage)));
  }

  /** Plays the run. May be called once. */
  public RunResult run() {
    start();
    boolean isWhole = play();
    if (isWhole) {
      stage.end(durationSeconds);
    }
    return result();
  }

  private void start() {
    if (!scenario.alarms().isEmpty() || !scenario.scaling().isEmpty()) {
      startMonitoring();
    }
    crews.stream().filter(crew -> scalingOf(crew) == null).forEach(Crew::start);
    producers.forEach(Producer::start);
    scenario.redrives().forEach(this::schedule);
    stage.answer();
  }

  private void startMonitoring() {
    Monitoring monitoring = new Monitoring(stage.engine(), MAX_METRIC_BYTES, () -> {});
    monitoring.metrics().publishLag(scenario.publishLag().toMillis());
    alarms.put(scenario.alarms(), monitoring.alarms());
    for (int i = 0; i < crews.size(); i++) {
      Crew crew = crews.get(i);
      ScalingPlan scaling = scalingOf(crew);
      ConsumerPlan plan = scenario.consumers().get(i);
      if (scaling != null) {
        crew.prepare();
        Scaler.start(scaling, plan.count(), crew, stage, monitoring);
      }
    }
  }

  private @Nullable ScalingPlan scalingOf(Crew crew) {
    return scenario.scaling().stream()
        .filter(plan -> plan.consumer().equals(crew.name()))
        .findFirst()
        .orElse(null);
  }

  private void schedule(RedrivePlan plan) {
    stage.agenda().after(Seconds.of(plan.at()), () -> redrive(plan));
  }

  private void redrive(RedrivePlan plan) {
    SimQueue queue = stage.queue(plan.from());
    try {
      queue.engine().moveTasks().start(null, plan.perSecond());
      stage.touch(queue);
    } catch (Refusal refusal) {
      return; // another task already moves the messages
    }
  }

  /** Plays the run to its end, and returns whether it was not stopped. */
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
    Map<Figure, Double> figures = findings.figures();
    double[] entered = alarms.entered(findings.warmUpSeconds());
    figures.put(Figure.ALARMS, (double) entered.length);
    figures.put(Figure.FIRST_ALARM, entered.length == 0 ? Double.NaN : entered[0]);
    return new RunResult(
        seed,
        figures,
        findings.byQueue(),
        findings.byConsumer(),
        findings.batches(),
        findings.series(),
        findings.histograms(),
        alarms.states(),
        findings.warmUpSeconds(),
        played,
        Laws.broken(stage));
  }
}
