package dev.tailback.server.scaling;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.PoolId;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.WorkerPool;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Marks pools of workers in other processes as lost if they have not reported for ten seconds of
 * real time, whatever the engine's clock says. Pools in this JVM are not watched.
 */
public final class PoolWatch implements AutoCloseable {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long MEMORY_NANOS = Duration.ofMinutes(10).toNanos();
  private static final long CHECK_MILLIS = 1_000;

  private final EngineGate gate;
  private final Scaling scaling;
  private final LongSupplier nanoTime;
  private final Map<PoolId, Long> reported = new ConcurrentHashMap<>();
  private final Map<PoolId, Long> lost = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  PoolWatch(EngineGate gate, Scaling scaling, LongSupplier nanoTime) {
    this.gate = gate;
    this.scaling = scaling;
    this.nanoTime = nanoTime;
  }

  /** Starts to watch pools as they report. */
  public static PoolWatch start(EngineGate gate, Scaling scaling) {
    PoolWatch watch = new PoolWatch(gate, scaling, System::nanoTime);
    watch.watchKnown();
    Thread thread = new Thread(watch::keepWatch, "tailback-pools");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void keepWatch() {
    try {
      while (!closed.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
        loseSilent();
        forgetLost();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Notes that a pool has reported. */
  public void reported(PoolId pool) {
    reported.put(pool, nanoTime.getAsLong());
    lost.remove(pool);
  }

  /** Watches pools that have been restored, too: they are lost unless they report again. */
  private void watchKnown() {
    gate.call(queues -> scaling.pools().all()).forEach(pool -> reported(pool.id()));
  }

  /** Notes that a pool has left. */
  public void left(PoolId pool) {
    reported.remove(pool);
    lost.remove(pool);
  }

  void loseSilent() {
    long now = nanoTime.getAsLong();
    reported.forEach(
        (pool, at) -> {
          if (now - at >= PATIENCE_NANOS && reported.remove(pool, at)) {
            lost.put(pool, now);
            gate.run(queues -> scaling.pools().lose(pool));
          }
        });
  }

  /** Removes the pools that have been lost for a long time, unless a target waits for them. */
  void forgetLost() {
    long now = nanoTime.getAsLong();
    lost.forEach(
        (pool, at) -> {
          if (now - at >= MEMORY_NANOS && gate.call(queues -> forget(pool))) {
            lost.remove(pool, at);
          }
        });
  }

  /** Removes a pool unless a target waits for it. Returns whether it need not be watched. */
  private boolean forget(PoolId pool) {
    WorkerPool found = scaling.pools().find(pool);
    if (found == null || !found.isLost()) {
      return true;
    }
    return scaling.pools().targetOf(pool) == null && scaling.pools().remove(pool);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
