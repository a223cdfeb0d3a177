package dev.tailback.server.lab;

import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.Simulation;
import dev.tailback.lab.study.Studies;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.StudyOptions;
import dev.tailback.lab.study.StudyProgress;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A scenario that is being played, or was. */
final class LabRun {
  /** More runs make a narrower band, but the server has other work. */
  private static final int MAX_RUNS = 5;

  private final String id;
  private final String text;
  private final Scenario scenario;
  private final long maxMessages;
  private final Courtesy courtesy;
  private volatile boolean isStopped;
  private volatile @Nullable StudyProgress progress;
  private volatile @Nullable Study study;
  private volatile @Nullable String problem;

  /**
   * Creates a run that has not started.
   *
   * @param id the id of the built-in scenario, empty for another
   * @param calls returns how many calls the server has received
   */
  LabRun(String id, String text, Scenario scenario, LongSupplier calls, long maxMessages) {
    this.id = id;
    this.text = text;
    this.scenario = scenario;
    this.maxMessages = maxMessages;
    courtesy = new Courtesy(calls);
  }

  String id() {
    return id;
  }

  String text() {
    return text;
  }

  String name() {
    return scenario.name();
  }

  /** Returns its progress; {@code null} at the very beginning. */
  @Nullable StudyProgress progress() {
    return progress;
  }

  /** Returns the result; {@code null} until it is over, or if it failed. */
  @Nullable Study study() {
    return study;
  }

  /** Returns why it failed; {@code null} if it ended or was stopped. */
  @Nullable String problem() {
    return problem;
  }

  void stop() {
    isStopped = true;
  }

  /** Plays it; returns when it is over. */
  void play() {
    try {
      study = new Studies(this::play).of(scenario, options());
    } catch (RuntimeException e) {
      problem = "The lab failed, which is a bug: " + e;
    }
  }

  private StudyOptions options() {
    return StudyOptions.defaults()
        .withThreads(1)
        .withRuns(Math.min(MAX_RUNS, scenario.runs()))
        .withoutExtension()
        .withProgress(
            now -> {
              progress = now;
              return !isStopped;
            });
  }

  private RunResult play(Scenario of, long seed, DoublePredicate goesOn) {
    double seconds = Seconds.of(of.duration());
    MessageCount messages = new MessageCount(maxMessages);
    return new Simulation(
            of,
            seed,
            done -> {
              courtesy.giveWay();
              if (messages.isTooMany()) {
                tooMany();
              }
              return !isStopped && goesOn.test(done / seconds);
            },
            messages)
        .run();
  }

  private void tooMany() {
    problem =
        String.format(
            Locale.ROOT,
            "More than %,d messages wait, the most that fit into a quarter of this server's"
                + " heap. Run it outside the server: tailback lab %s",
            maxMessages,
            id.isEmpty() ? "scenario.yaml" : id);
    isStopped = true;
  }
}
