package dev.tailback.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** An external program, run without the AWS settings of the user who runs the tests. */
public final class Program {
  private static final int PATIENCE_SECONDS = 240;

  private static final Path NOWHERE = Path.of("/dev/null");

  private final List<String> command;
  private final Map<String, String> environment = new HashMap<>();
  private Path directory = Path.of(".");

  private Program(List<String> command) {
    this.command = command;
  }

  public static Program of(String... command) {
    return new Program(List.of(command));
  }

  public Program in(Path newDirectory) {
    directory = newDirectory;
    return this;
  }

  public Program with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** Runs it, expects success, and returns its standard output. */
  public String run() throws Exception {
    Path out = Files.createTempFile("program", ".out");
    Path err = Files.createTempFile("program", ".err");
    try {
      int exitCode = run(out, err);
      String said = Files.readString(out);
      assertThat(exitCode).as("%s%n%s%n%s", command, said, Files.readString(err)).isZero();
      return said;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private int run(Path out, Path err) throws IOException, InterruptedException {
    Process process = start(out, err);
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as("%s has ended%n%s", command, Files.readString(out)).isTrue();
      return process.exitValue();
    } finally {
      end(process);
    }
  }

  /** Runs it during a call, and returns the call's result. */
  public <T> T runWhile(Callable<T> call) throws Exception {
    Process process = start(NOWHERE, NOWHERE);
    try {
      return call.call();
    } finally {
      end(process);
    }
  }

  private Process start(Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
