package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.peer.Server;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until a server is idle. */
final class Settled {
  private static final Duration STEP = Duration.ofMillis(250);
  private static final Duration NEARLY_NOTHING = Duration.ofMillis(20);
  private static final int MOST_STEPS = 40;

  private Settled() {}

  /** Waits until the server hardly uses the processor any more, for at most ten seconds. */
  static void await(Server server) {
    boolean isBusy = true;
    for (int step = 0; step < MOST_STEPS && isBusy; step++) {
      isBusy = cpuOver(server, STEP).compareTo(NEARLY_NOTHING) > 0;
    }
  }

  /** Returns its processor time over a duration. */
  static Duration cpuOver(Server server, Duration time) {
    Duration before = server.cpuTime();
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return server.cpuTime().minus(before);
  }
}
