package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The real jar or the script in a process of its own, which is killed when this is closed. */
final class TailbackProcess implements AutoCloseable {
  private static final Pattern ENDPOINT = Pattern.compile("http://\\S+:(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path out;
  private final Path err;
  private final Process process;

  private TailbackProcess(Map<String, String> variables, List<String> command) throws IOException {
    out = Files.createTempFile("tailback", ".out");
    err = Files.createTempFile("tailback", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(TailbackProcess::meansSomething);
    builder.environment().putAll(variables);
    process = builder.start();
  }

  /**
   * Starts a process with these environment variables. Of the tests' own it gets only those it
   * ignores.
   */
  static TailbackProcess run(Map<String, String> variables, String... args) throws IOException {
    return new TailbackProcess(variables, command(args));
  }

  /** Starts a process with a limit on open files. */
  static TailbackProcess runWithOpenFiles(int max, Map<String, String> variables, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "ulimit -n " + max + " && exec \"$@\"", "sh"));
    command.addAll(command(args));
    return new TailbackProcess(variables, command);
  }

  /** Starts a process of this copy of the script {@code tailback}. */
  static TailbackProcess script(Path script, Map<String, String> variables, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    return new TailbackProcess(variables, command);
  }

  /** Starts a process that listens on a free port, and waits until it is ready. */
  static TailbackProcess ready() throws IOException {
    return run(Map.of(), "--port", "0").awaitReady();
  }

  private static List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(jdk("java"));
    command.addAll(List.of("-jar", System.getProperty("tailback.jar")));
    command.addAll(List.of(args));
    return command;
  }

  private static String jdk(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  private static boolean meansSomething(String variable) {
    return variable.startsWith("TAILBACK_") || variable.matches("_?JAVA_(TOOL_)?OPT(ION)?S");
  }

  TailbackProcess awaitReady() {
    Awaitility.await("ready")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> out().contains("Ready.") || !process.isAlive());
    assertThat(process.isAlive()).as("still running; it said: %s", err()).isTrue();
    return this;
  }

  /** Returns the port in the greeting. */
  int port() {
    Matcher matcher = ENDPOINT.matcher(out());
    assertThat(matcher.find()).as("endpoint in %s", out()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  String endpoint() {
    return "http://localhost:" + port();
  }

  /** Returns the flags of its JVM that differ from the defaults. */
  String flags() throws IOException {
    String pid = Long.toString(process.pid());
    Process jcmd = new ProcessBuilder(jdk("jcmd"), pid, "VM.flags").start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Returns its processor time. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Sends a signal such as {@code TERM}. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  /**
   * Waits for the end, and returns the exit code as a shell does: 128 plus the signal, if killed.
   */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("has ended").isTrue();
    return process.exitValue();
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.delete(out);
    Files.delete(err);
  }
}
