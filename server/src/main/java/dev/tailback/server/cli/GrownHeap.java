package dev.tailback.server.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption.Origin;
import java.lang.management.ManagementFactory;

/**
 * The heap of this JVM, which stays as large as it has grown.
 *
 * <p>Else, while a queue is deep, G1 gives memory back to the system at the end of each of its
 * marking cycles and takes as much again within a second, and the system's work on every new page
 * slows all requests down by a quarter meanwhile.
 */
final class GrownHeap {
  private static final String OPTION = "MaxHeapFreeRatio";
  private static final String ALL_MAY_BE_FREE = "100";

  private GrownHeap() {}

  /** Keeps what the heap has grown to from now on, unless the JVM was told how much to keep. */
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
      // Another make of JVM, whose heap is its own business.
    }
  }
}
