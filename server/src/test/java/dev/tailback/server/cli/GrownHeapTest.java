package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The heap of the tests' own JVM, which has no heap options. */
class GrownHeapTest {
  private static final String OPTION = "MaxHeapFreeRatio";

  private final HotSpotDiagnosticMXBean machine =
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
  private final String before = machine.getVMOption(OPTION).getValue();

  @AfterEach
  void restore() {
    machine.setVMOption(OPTION, before);
  }

  @Test
  void theHeapIsKeptUnlessTheMachineWasTold() {
    GrownHeap.keep();
    assertThat(machine.getVMOption(OPTION).getValue()).isEqualTo("100");

    machine.setVMOption(OPTION, "80");
    GrownHeap.keep();
    assertThat(machine.getVMOption(OPTION).getValue()).isEqualTo("80");
  }
}
