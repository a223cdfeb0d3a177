package dev.tailback.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Fails where a small input costs much. */
public final class Quickly {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long MAX_NANOS = 3_000_000_000L;

  private static boolean isWarm;

  private Quickly() {}

  /**
   * Runs a target, which may take a few seconds of the processor: far more than it needs. The first
   * time, when classes are loaded, is not measured.
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
