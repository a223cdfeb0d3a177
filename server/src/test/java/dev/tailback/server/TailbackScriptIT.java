package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./tailback} with an up-to-date jar, so that it builds nothing. */
@Timeout(120)
class TailbackScriptIT {
  private static final Path SCRIPT = Path.of("..", "tailback").toAbsolutePath().normalize();

  private @TempDir Path elsewhere;

  /** Touches the jar: Maven does not rewrite an unchanged jar, however new the sources are. */
  @BeforeAll
  static void theJarIsOfThisBuild() throws IOException {
    Path jar = Path.of(System.getProperty("tailback.jar"));
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
  }

  @Test
  void itRunsTheJarFromAnyDirectory() throws Exception {
    assertThat(output(0, SCRIPT.toString(), "--version")).matches("Tailback \\d\\S*\\R");
  }

  @Test
  void itRunsTheJarThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("my tailback"), SCRIPT);
    assertThat(output(0, link.toString(), "--version")).matches("Tailback \\d\\S*\\R");
    Files.delete(link); // JUnit would close it, but warns
  }

  @Test
  void itPassesArgumentsAndTheExitCodeOn() throws Exception {
    assertThat(output(2, SCRIPT.toString(), "--region", "moon base"))
        .contains("'--region'", "'moon base'");
  }

  private String output(int exitCode, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JAVA_OPTS"));
    Process process = builder.redirectErrorStream(true).start();
    try {
      byte[] output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(exitCode);
      return new String(output, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }
}
