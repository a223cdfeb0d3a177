package dev.tailback.client.workers;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts processes in the workers' environment, with their output passed on. */
final class Launcher {
  private final WorkerEnvironment environment;
  private final LineOutput out;
  private final LineOutput err;

  Launcher(WorkerEnvironment environment, LineOutput out, LineOutput err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a process, which finds its standard input empty.
   *
   * @param more further environment variables
   */
  Process start(List<String> line, Map<String, String> more, String prefix) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line);
    environment.applyTo(builder.environment());
    builder.environment().putAll(more);
    Process process = builder.start();
    process.getOutputStream().close();
    out.copy(process.getInputStream(), prefix);
    err.copy(process.getErrorStream(), prefix);
    return process;
  }
}
