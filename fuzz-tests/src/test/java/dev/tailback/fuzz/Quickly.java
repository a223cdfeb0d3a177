package dev.tailback.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Fails if a small input takes too much time. */
public final class Quickly {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long MAX_NANOS = 3_000_000_000L;

  private static boolean isWarm;

  private Quickly() {}

  /**
   * Runs a target within a few seconds of processor time, far more than it needs. The first run,
   * which loads classes, is not measured.
   */
  public static void run(Runnable target) {
    long before = THREADS.getCurrentThreadCpuTime();
    target.run();
    long took = THREADS.getCurrentThreadCpuTime() - before;
    if (isWarm && took > MAX_NANOS) {
      throw new AssertionError("It took the processor " + took / 1_000_000 + " ms.");
    }
    isWarm = true;
  }
}
