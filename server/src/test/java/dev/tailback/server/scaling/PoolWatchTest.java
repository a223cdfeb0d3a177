package dev.tailback.server.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.scaling.PoolId;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pools that stop reporting are lost after ten seconds of real time. */
class PoolWatchTest {
  private static final PoolId POOL = new PoolId("000000000000", "us-east-1", "orders-workers");

  @RegisterExtension final ScaledTailback tailback = new ScaledTailback();
  private final AtomicLong nanoTime = new AtomicLong();

  @Test
  void aPoolIsLostAfterTenSecondsAndComesBack() {
    try (PoolWatch watch = new PoolWatch(tailback.server().gate(), scaling(), nanoTime::get)) {
      report(watch);
      pass(watch, 9);
      assertThat(isLost()).isFalse();
      pass(watch, 1);
      assertThat(isLost()).isTrue();
      report(watch);
      assertThat(isLost()).isFalse();
      pass(watch, 9);
      report(watch);
      pass(watch, 9);
      assertThat(isLost()).isFalse();
    }
  }

  @Test
  void aPoolThatHasLeftIsForgotten() {
    try (PoolWatch watch = new PoolWatch(tailback.server().gate(), scaling(), nanoTime::get)) {
      report(watch);
      watch.left(POOL);
      pass(watch, 20);
      assertThat(isLost()).isFalse();
    }
  }

  @Test
  void aPoolThatIsLostForTenMinutesIsForgottenUnlessATargetWaitsForIt() {
    try (PoolWatch watch = new PoolWatch(tailback.server().gate(), scaling(), nanoTime::get)) {
      tailback.register(1, 5);
      PoolId alone = new PoolId("000000000000", "us-east-1", "alone");
      tailback.server().gate().run(queues -> scaling().pools().report(alone, 1, 5, 3));
      watch.reported(alone);
      report(watch);
      pass(watch, 10);
      pass(watch, 599);
      watch.forgetLost();
      assertThat(pools()).hasSize(2);
      pass(watch, 1);
      watch.forgetLost();
      assertThat(pools()).extracting(WorkerPool::id).containsExactly(POOL);
    }
  }

  private List<WorkerPool> pools() {
    return tailback.server().gate().call(queues -> scaling().pools().all());
  }

  private Scaling scaling() {
    return tailback.server().monitoring().scaling();
  }

  private void report(PoolWatch watch) {
    tailback.server().gate().run(queues -> scaling().pools().report(POOL, 1, 5, 3));
    watch.reported(POOL);
  }

  private void pass(PoolWatch watch, int seconds) {
    nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
    watch.loseSilent();
  }

  private boolean isLost() {
    return tailback
        .server()
        .gate()
        .call(queues -> Objects.requireNonNull(scaling().pools().find(POOL)).isLost());
  }
}
