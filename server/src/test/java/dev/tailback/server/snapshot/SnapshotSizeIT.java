package dev.tailback.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A million messages of 100 bytes are saved in 16 MB of heap, and 160 MB of file. */
@Timeout(180)
class SnapshotSizeIT {
  private static final int FREE_MEGABYTES = 16;

  @TempDir Path directory;

  @Test
  void aMillionMessagesAreSavedInLittleMemory() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx448m",
                "-Xmn32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                MillionMessages.class.getName(),
                directory.resolve("state").toString(),
                String.valueOf(FREE_MEGABYTES))
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();

    List<String> numbers = List.of(said.strip().split(" ", -1));
    assertThat(numbers.get(0)).isEqualTo(String.valueOf(MillionMessages.MESSAGES));
    assertThat(Long.parseLong(numbers.get(1))).isBetween(140_000_000L, 160_000_000L);
  }
}
