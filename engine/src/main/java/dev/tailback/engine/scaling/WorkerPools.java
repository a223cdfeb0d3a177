package dev.tailback.engine.scaling;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reported pools of workers. A pool carries out the first target of its name in its account and
 * region; without such a target it has its own desired number.
 */
public final class WorkerPools {
  private final Scaling scaling;
  private final NavigableMap<PoolId, WorkerPool> pools = new TreeMap<>();

  WorkerPools(Scaling scaling) {
    this.scaling = scaling;
  }

  /**
   * Takes a report of a pool, which is registered if it is new. A new pool wants what it runs,
   * unless there is a target of its name.
   */
  public WorkerPool report(PoolId id, int min, int max, int actual) {
    WorkerPool before = pools.get(id);
    return put(
        before == null
            ? new WorkerPool(id, min, max, actual, Math.max(min, Math.min(max, actual)), false)
            : before.reporting(min, max, actual));
  }

  private WorkerPool put(WorkerPool pool) {
    pools.put(pool.id(), pool);
    ScalableTarget target = targetOf(pool.id());
    if (target != null) {
      scaling.refresh(target);
    }
    return pool;
  }

  /** Takes note that a pool has not reported for too long: none of its workers counts. */
  public void lose(PoolId id) {
    WorkerPool pool = pools.get(id);
    if (pool != null) {
      put(pool.lost());
    }
  }

  /** Removes a pool. Returns whether there was one. */
  public boolean remove(PoolId id) {
    boolean existed = pools.remove(id) != null;
    ScalableTarget target = targetOf(id);
    if (existed && target != null) {
      scaling.playAgain(target);
    }
    return existed;
  }

  /** Returns a pool, or {@code null} if there is none. */
  public @Nullable WorkerPool find(PoolId id) {
    return pools.get(id);
  }

  /** Returns how many pools there are. */
  public int size() {
    return pools.size();
  }

  /** Returns all pools, by account, region and name. */
  public List<WorkerPool> all() {
    return List.copyOf(pools.values());
  }

  /**
   * Returns the target that decides about a pool, {@code null} if none does. Of several with its
   * name it is the one that was registered first.
   */
  public @Nullable ScalableTarget targetOf(PoolId id) {
    List<ScalableTarget> targets = scaling.ofPool(id);
    return targets.isEmpty() ? null : targets.get(0);
  }

  /** Returns the pool that carries a target out, {@code null} if none does. */
  public @Nullable WorkerPool carrierOf(ScalableTarget target) {
    PoolId id = target.id().pool();
    return targetOf(id) == target ? pools.get(id) : null;
  }

  /** Returns how many workers a pool should run. */
  public int desired(WorkerPool pool) {
    ScalableTarget target = targetOf(pool.id());
    return pool.clamp(target == null ? pool.ownDesired() : target.desired());
  }

  /** Sets how many workers a pool should run while no target decides. */
  public WorkerPool setDesired(WorkerPool pool, int desired) {
    return put(pool.wanting(desired));
  }

  /** Adds a restored pool. */
  void restore(WorkerPool pool) {
    pools.put(pool.id(), pool);
  }

  void forget(String account) {
    pools.keySet().removeIf(id -> id.account().equals(account));
  }

  /** Resets each pool's own desired number, as if it had just been registered. */
  void reset() {
    pools.replaceAll((id, pool) -> pool.wanting(pool.min()));
  }
}
