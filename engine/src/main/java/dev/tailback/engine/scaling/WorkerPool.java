package dev.tailback.engine.scaling;

/**
 * Workers that somebody runs and reports: an agent, or a pool in this JVM. Immutable.
 *
 * @param min the fewest workers that it runs, whatever is desired
 * @param max the most workers that it runs, whatever is desired
 * @param actual how many it runs, as last reported; 0 if it is lost
 * @param ownDesired how many are desired while no target decides
 * @param isLost whether it has not reported for too long
 */
public record WorkerPool(PoolId id, int min, int max, int actual, int ownDesired, boolean isLost) {

  /** Creates a pool. */
  public WorkerPool {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException("no range: " + min + " to " + max);
    }
  }

  /** Returns the number within its bounds that is closest to a number. */
  public int clamp(int desired) {
    return Math.max(min, Math.min(max, desired));
  }

  WorkerPool reporting(int newMin, int newMax, int newActual) {
    return new WorkerPool(id, newMin, newMax, newActual, ownDesired, false);
  }

  WorkerPool wanting(int desired) {
    return new WorkerPool(id, min, max, actual, desired, isLost);
  }

  WorkerPool lost() {
    return new WorkerPool(id, min, max, 0, ownDesired, true);
  }
}
