package dev.tailback.engine.scaling;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The workers of targets: those of pools, which report their number, and simulated ones while
 * nobody carries out a target.
 */
final class Workers {
  private final Timeline timeline;
  private final WorkerPools pools;
  private final Consumer<ScalableTarget> beforeStart;
  private final Consumer<ScalableTarget> whenStarted;
  private final Map<TargetId, PlayedWorkers> played = new HashMap<>();

  /**
   * @param beforeStart gets a target before its workers start because their delay has ended
   * @param whenStarted gets the target when they have started
   */
  Workers(
      Timeline timeline,
      WorkerPools pools,
      Consumer<ScalableTarget> beforeStart,
      Consumer<ScalableTarget> whenStarted) {
    this.timeline = timeline;
    this.pools = pools;
    this.beforeStart = beforeStart;
    this.whenStarted = whenStarted;
  }

  /** Starts or stops the simulated workers of a target. */
  void carryOut(ScalableTarget target) {
    if (isPlayed(target)) {
      playedOf(target).follow(target.desired, target.settings.startDelayMillis());
    }
  }

  private boolean isPlayed(ScalableTarget target) {
    return !target.isCarriedOutside && pools.carrierOf(target) == null;
  }

  /** Returns how many workers of a target run now. */
  int actual(ScalableTarget target) {
    WorkerPool pool = pools.carrierOf(target);
    if (pool != null) {
      forget(target);
      return pool.actual();
    }
    return target.isCarriedOutside ? target.actual : playedOf(target).running();
  }

  private PlayedWorkers playedOf(ScalableTarget target) {
    return played.computeIfAbsent(
        target.id(),
        id -> {
          String name = id.workerName();
          PlayedWorkers workers =
              new PlayedWorkers(
                  timeline,
                  name,
                  () -> beforeStart.accept(target),
                  () -> whenStarted.accept(target));
          workers.reset(target.actual);
          return workers;
        });
  }

  /** Writes the workers of a target, if they are simulated. */
  void writeTo(ScalableTarget target, StateOutput out) {
    PlayedWorkers workers = played.get(target.id());
    out.writeBoolean(workers != null);
    if (workers != null) {
      workers.writeTo(out);
    }
  }

  void readFrom(ScalableTarget target, StateInput in) {
    if (in.readBoolean()) {
      playedOf(target).readFrom(in);
    }
  }

  /** Ends the simulated workers of a target. */
  void forget(ScalableTarget target) {
    PlayedWorkers workers = played.remove(target.id());
    if (workers != null) {
      workers.reset(0);
    }
  }
}
