package dev.tailback.junit;

import dev.tailback.engine.scaling.PoolId;
import dev.tailback.engine.scaling.WorkerPool;
import dev.tailback.engine.scaling.WorkerPools;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Workers of a test that follow a scalable target: a closed control loop in a unit test.
 *
 * <p>They run one after another, in the test's thread, while {@link #runFor} or {@link #runUntil}
 * moves the clock: each once per step of a second. So a test gives the same result every time. A
 * worker stops only between two calls of its work; work is never cut off.
 */
public final class ScalableConsumers {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** What a worker does in each step. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does one step.
     *
     * @param worker the number of the worker, from 1
     */
    void step(int worker);
  }

  private final Emulator emulator;
  private final TailbackScaling scaling;
  private final PoolId id;
  private final int min;
  private final int max;
  private final Work work;
  private final List<Long> readyAtMillis = new ArrayList<>();
  private Duration startDelay = Duration.ZERO;
  private Duration every = SECOND;
  private int most;

  ScalableConsumers(
      Emulator emulator, TailbackScaling scaling, PoolId id, int min, int max, Work work) {
    this.emulator = emulator;
    this.scaling = scaling;
    this.id = id;
    this.min = min;
    this.max = max;
    this.work = work;
    pool(0);
    follow();
  }

  /** Sets how long a worker takes to start, from now on. */
  public ScalableConsumers startDelay(Duration newDelay) {
    startDelay = Arguments.notNegative("startDelay", newDelay);
    return this;
  }

  /** Sets how long a step takes, from now on. */
  public ScalableConsumers every(Duration step) {
    every = Arguments.between("every", step, Duration.ofMillis(1), Duration.ofHours(1));
    return this;
  }

  /** Moves the clock by a duration, step by step, with the workers running. */
  public void runFor(Duration time) {
    long end = nowMillis() + Arguments.notNegative("time", time).toMillis();
    while (nowMillis() < end) {
      step(end);
    }
  }

  /**
   * Moves the clock, with the workers running, until a condition holds after a step.
   *
   * @return how far the clock was moved
   * @throws AssertionError if it does not hold in time, with the decisions about the target
   */
  public Duration runUntil(BooleanSupplier holds, Duration atMost) {
    long start = nowMillis();
    long end = start + Arguments.notNegative("atMost", atMost).toMillis();
    while (!holds.getAsBoolean()) {
      if (nowMillis() >= end) {
        throw new AssertionError(report(atMost));
      }
      step(end);
    }
    return Duration.ofMillis(nowMillis() - start);
  }

  private String report(Duration atMost) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Expected the workers %s to be done within %s. %d run, and %d did at most."
            .formatted(id.name(), Phrases.of(atMost), actual(), most));
    lines.addAll(scaling.activities(id.name()));
    return String.join(System.lineSeparator(), lines);
  }

  private void step(long endMillis) {
    long left = endMillis - nowMillis();
    emulator.gate().advance(Duration.ofMillis(Math.min(left, every.toMillis())));
    follow();
    int ready = actual();
    for (int worker = 1; worker <= ready; worker++) {
      work.step(worker);
    }
  }

  /** Starts and stops workers, and reports how many run. */
  private void follow() {
    int desired = scaling.inside(inside -> inside.pools().desired(pool(inside.pools())));
    while (readyAtMillis.size() > desired) {
      readyAtMillis.remove(readyAtMillis.size() - 1);
    }
    while (readyAtMillis.size() < desired) {
      readyAtMillis.add(nowMillis() + startDelay.toMillis());
    }
    int actual = actual();
    most = Math.max(most, actual);
    pool(actual);
  }

  private void pool(int actual) {
    scaling.inside(inside -> inside.pools().report(id, min, max, actual));
  }

  private WorkerPool pool(WorkerPools pools) {
    WorkerPool pool = pools.find(id);
    return pool == null ? pools.report(id, min, max, 0) : pool;
  }

  private long nowMillis() {
    return emulator.gate().clock().nowMillis();
  }

  /** Returns how many workers run: those that have started. */
  public int actual() {
    long now = nowMillis();
    return (int) readyAtMillis.stream().filter(ready -> ready <= now).count();
  }

  /** Returns the largest number of workers that have run. */
  public int most() {
    return most;
  }
}
