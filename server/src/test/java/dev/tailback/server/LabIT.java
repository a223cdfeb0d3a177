package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab as a process of its own. */
class LabIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SCENARIO =
      """
      name: Orders
      duration: 30d
      queues: {orders: {}}
      producers: [{queue: orders, rate: %s}]
      consumers: [{queue: orders, count: %d, receive: {wait: 20s}, process: {exponential: 1s}}]
      """;

  private @TempDir Path directory;

  private String scenario(String rate, int workers) throws IOException {
    return Files.writeString(directory.resolve("orders.yaml"), SCENARIO.formatted(rate, workers))
        .toString();
  }

  /** Years of traffic would take minutes. */
  @Test
  void aSignalShowsWhatIsKnownSoFar() throws Exception {
    try (TailbackProcess lab =
        TailbackProcess.run(
            Map.of(), "lab", "--duration", "1000d", "--threads", "1", scenario("5/s", 10))) {
      Awaitility.await("it plays")
          .atMost(PATIENCE)
          .until(() -> lab.processorTime().toSeconds() >= 5);

      lab.signal("INT");

      assertThat(lab.exitCode()).isZero();
      assertThat(lab.out())
          .contains("stopped early, results so far", "\nsent ", "The settings hold: 50 %");
    }
  }

  @Test
  void aScenarioThatNeedsTooMuchMemorySaysWhatToDo() throws Exception {
    try (TailbackProcess lab =
        TailbackProcess.run(
            Map.of("JAVA_TOOL_OPTIONS", "-Xmx100m"), "lab", scenario("500000/s", 1))) {
      assertThat(lab.exitCode()).isEqualTo(2);
      assertThat(lab.out()).isEmpty();
      assertThat(lab.err())
          .contains(
              "tailback: the scenario needs more than the 100 MiB of memory that Java may use: play"
                  + " fewer runs in parallel (--threads 1), play for a shorter time, or allow more"
                  + " (-Xmx)");
    }
  }
}
