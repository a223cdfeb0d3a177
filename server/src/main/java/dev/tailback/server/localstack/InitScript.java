package dev.tailback.server.localstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A shell script and its state. Its state may be read on any thread. */
final class InitScript {
  /** LocalStack's names for the states of a script. */
  enum State {
    UNKNOWN,
    RUNNING,
    SUCCESSFUL,
    ERROR
  }

  private final Path file;
  private volatile State state = State.UNKNOWN;

  InitScript(Path file) {
    this.file = file;
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  State state() {
    return state;
  }

  /**
   * Runs it to its end: directly if it is executable, otherwise with {@code bash}. It reads no
   * input.
   *
   * @param variables variables that are set for it unless the environment has them
   * @param output takes each line that it prints
   * @return why it failed, {@code null} if it did not
   */
  @Nullable String run(Map<String, String> variables, Consumer<String> output)
      throws InterruptedException {
    state = State.RUNNING;
    String problem = problem(variables, output);
    state = problem == null ? State.SUCCESSFUL : State.ERROR;
    return problem;
  }

  private @Nullable String problem(Map<String, String> variables, Consumer<String> output)
      throws InterruptedException {
    try {
      int exitCode = exitCode(start(variables), output);
      return exitCode == 0 ? null : file + " ended with exit code " + exitCode;
    } catch (IOException e) {
      return file + " can't be run: " + e.getMessage();
    }
  }

  private Process start(Map<String, String> variables) throws IOException {
    List<String> command =
        Files.isExecutable(file) ? List.of(file.toString()) : List.of("bash", file.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    variables.forEach(builder.environment()::putIfAbsent);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static int exitCode(Process process, Consumer<String> output)
      throws IOException, InterruptedException {
    Thread end = new Thread(process::destroy, "tailback-end-script");
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(output);
      return process.waitFor();
    } finally {
      forget(end);
    }
  }

  private static void forget(Thread end) {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException stops) {
      // The hook runs.
    }
  }
}
