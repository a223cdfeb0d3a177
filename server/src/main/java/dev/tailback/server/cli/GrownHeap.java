package dev.tailback.server.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption.Origin;
import java.lang.management.ManagementFactory;

/**
 * Keeps the heap of this JVM as large as it has grown.
 *
 * <p>Otherwise, while a queue is deep, G1 returns memory to the system after each marking cycle and
 * takes it back within a second. The system's work on the new pages slows down all requests by a
 * quarter.
 */
final class GrownHeap {
  private static final String OPTION = "MaxHeapFreeRatio";
  private static final String ALL_MAY_BE_FREE = "100";

  private GrownHeap() {}

  /** Keeps the heap at its size from now on, unless a JVM option says how much to keep. */
  static void keep() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine != null) {
      keep(machine);
    }
  }

  private static void keep(HotSpotDiagnosticMXBean machine) {
    try {
      if (machine.getVMOption(OPTION).getOrigin() == Origin.DEFAULT) {
        machine.setVMOption(OPTION, ALL_MAY_BE_FREE);
      }
    } catch (IllegalArgumentException noSuchOption) {
      // A JVM other than HotSpot: leave its heap alone.
    }
  }
}
