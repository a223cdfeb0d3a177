package dev.tailback.server.localstack;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shell scripts that set up queues, like LocalStack's init hooks of the stage {@code ready}: they
 * run one after another once the server answers calls, and it is ready when they have ended.
 *
 * <p>Each finds the server by {@code AWS_ENDPOINT_URL}, and credentials and a region, unless the
 * environment has its own.
 *
 * @see <a
 *     href="https://docs.localstack.cloud/aws/capabilities/config/initialization-hooks/">LocalStack,
 *     Initialization Hooks</a>
 */
public final class InitScripts {
  /** No scripts. */
  public static final InitScripts NONE =
      new InitScripts(List.of(), OnFailure.STOP, new PrintWriter(Writer.nullWriter()));

  /** What happens when a script fails. */
  public enum OnFailure {
    /** The server stops. */
    STOP,
    /** The failure is printed, and the next script runs. */
    REPORT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final List<InitScript> scripts;
  private final OnFailure onFailure;
  private final PrintWriter out;

  private InitScripts(List<InitScript> scripts, OnFailure onFailure, PrintWriter out) {
    this.scripts = scripts;
    this.onFailure = onFailure;
    this.out = out;
  }

  /**
   * Finds the files below directories whose names end in {@code .sh}, in the order of their names.
   * A missing directory has none.
   *
   * @param out gets their output, each line prefixed with the script's name
   * @throws InitScriptException if there is a script in Python, which LocalStack would run
   */
  public static InitScripts in(List<Path> directories, OnFailure onFailure, PrintWriter out) {
    List<InitScript> scripts =
        directories.stream()
            .flatMap(InitScripts::files)
            .filter(InitScripts::isScript)
            .map(InitScript::new)
            .toList();
    return new InitScripts(scripts, onFailure, out);
  }

  private static Stream<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isScript(Path file) {
    String name = file.toString();
    if (name.endsWith(".py")) {
      throw new InitScriptException(file + ": only shell scripts are run, whose names end in .sh");
    }
    return name.endsWith(".sh");
  }

  /**
   * Runs them.
   *
   * @param endpoint where the server answers
   * @param region the region of callers that do not name one
   * @throws InitScriptException if one fails and that stops the server
   */
  public void run(URI endpoint, String region) {
    Map<String, String> variables =
        Map.of(
            "AWS_ENDPOINT_URL", endpoint.toString(),
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_DEFAULT_REGION", region,
            "AWS_PAGER", "");
    for (InitScript script : scripts) {
      run(script, variables);
    }
  }

  private void run(InitScript script, Map<String, String> variables) {
    String problem;
    try {
      problem = script.run(variables, line -> print("[" + script.name() + "] " + line));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = script.name() + " was interrupted";
    }
    if (problem != null && onFailure == OnFailure.STOP) {
      throw new InitScriptException(problem);
    }
    if (problem != null) {
      print(problem);
    }
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  /** Returns the states of the scripts as JSON, for {@code GET /_localstack/init}. */
  String states() {
    return scripts.stream().map(InitScripts::state).collect(joining(",", "[", "]"));
  }

  private static String state(InitScript script) {
    return "{\"stage\":\"READY\",\"name\":\""
        + script.name().replaceAll("[\"\\\\]", "\\\\$0")
        + "\",\"state\":\""
        + script.state()
        + "\"}";
  }
}
