package dev.tailback.clients.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.cli.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command {@code tailback workers} in a JVM of its own. */
final class Agent implements AutoCloseable {
  private static final Pattern DONE = Pattern.compile("[^|]+\\| done (.+)");
  private static final int PATIENCE_SECONDS = 60;

  private final Path out;
  private final Path err;
  private final Process process;

  private Agent(Path directory, List<String> command) throws IOException {
    out = directory.resolve("agent.out");
    err = directory.resolve("agent.err");
    process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
  }

  /** Starts one, which writes to files in a directory. */
  static Agent start(Path directory, URI server, String target, String... worker)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "workers",
                "--url",
                server.toString(),
                "--target",
                target,
                "--"));
    command.addAll(List.of(worker));
    return new Agent(directory, command);
  }

  /** Returns the lines in which its workers report finished work. */
  List<String> done() throws IOException {
    return Files.readAllLines(out).stream()
        .map(DONE::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .toList();
  }

  /** Returns its log, with its workers' errors. */
  List<String> log() throws IOException {
    return Files.readAllLines(err);
  }

  /** Stops it and all its workers, as Ctrl-C does. */
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("has ended").isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
