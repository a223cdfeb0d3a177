package dev.tailback.lab.study;

import dev.tailback.lab.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Plays runs in parallel, each seed for all scenarios before the next seed, so that a stopped study
 * has equally many runs of each.
 */
final class Runs implements AutoCloseable {
  private final Player player;
  private final ExecutorService threads;
  private final StudyClock clock;

  Runs(Player player, StudyOptions options) {
    this.player = player;
    threads =
        Executors.newFixedThreadPool(
            options.threads(),
            work -> {
              Thread thread = new Thread(work, "tailback-lab");
              thread.setDaemon(true);
              return thread;
            });
    clock = new StudyClock(options);
  }

  Study.Ending ending() {
    return clock.ending();
  }

  /** Plays the planned runs that are missing; returns when all are done or the study is stopped. */
  void play(List<PlannedRuns> all) {
    List<Run> runs = missing(all);
    clock.plan(runs.size());
    List<Future<Optional<RunResult>>> playing =
        runs.stream().map(run -> threads.submit(() -> play(run))).toList();
    for (int n = 0; n < runs.size(); n++) {
      Run run = runs.get(n);
      result(playing.get(n)).ifPresent(result -> run.of().put(run.index(), result));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Optional<RunResult> play(Run run) {
    StudyClock.RunClock own = clock.start();
    if (!own.goesOn(0)) {
      return Optional.empty();
    }
    RunResult result = player.play(run.of().scenario(), run.of().seed(run.index()), own::goesOn);
    own.end();
    return Optional.of(result);
  }

  private static List<Run> missing(List<PlannedRuns> all) {
    int longest = all.stream().mapToInt(PlannedRuns::count).max().orElse(0);
    List<Run> runs = new ArrayList<>();
    for (int index = 0; index < longest; index++) {
      for (PlannedRuns one : all) {
        if (index < one.count() && one.isMissing(index)) {
          runs.add(new Run(one, index));
        }
      }
    }
    return runs;
  }

  private Optional<RunResult> result(Future<Optional<RunResult>> playing) {
    try {
      return playing.get();
    } catch (InterruptedException e) {
      clock.stop();
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      clock.stop();
      throw asUnchecked(e.getCause());
    }
  }

  private static RuntimeException asUnchecked(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  private record Run(PlannedRuns of, int index) {}
}
