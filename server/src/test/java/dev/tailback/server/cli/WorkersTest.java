package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  private static final String STUBBORN = "trap '' TERM; echo $$; while :; do sleep 0.1; done";

  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Process agent;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/_tailback/scaling/workers/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          byte[] body = "{\"desired\": 1}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.stop(0);
    if (agent != null) {
      agent.destroy();
      agent.destroy();
      agent.waitFor();
    }
  }

  private int workers(String... args) {
    List<String> words = new ArrayList<>(List.of("workers"));
    words.addAll(List.of(args));
    return Main.commandLine(Map.of())
        .setErr(new PrintWriter(err, true))
        .execute(words.toArray(String[]::new));
  }

  /** Starts an agent in a JVM of its own. */
  private void startAgent(String... args) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                Main.class.getName(),
                "workers",
                "--url",
                "http://127.0.0.1:" + server.getAddress().getPort()));
    words.addAll(List.of(args));
    agent =
        new ProcessBuilder(words)
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
  }

  private List<String> out() throws IOException {
    return Files.readAllLines(directory.resolve("out"));
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  private void send(String signal) throws Exception {
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + agent.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  // Not SIGINT: if a shell runs the tests in the background, the agent inherits that it is ignored.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSignalEndsTheWorkersAndThenTheAgent() throws Exception {
    startAgent(
        "--target",
        "w:1-2",
        "--",
        "sh",
        "-c",
        "trap 'echo done; exit' TERM; echo $$; sleep 600 & wait");
    await().until(() -> out().size() == 1);

    send("TERM");

    assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(agent.exitValue()).isZero();
    assertThat(out()).last().isEqualTo("w 1 | done");
    assertThat(requests)
        .last()
        .isEqualTo("DELETE /_tailback/scaling/workers/w?account=000000000000&region=us-east-1");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theSecondSignalKillsAtOnce() throws Exception {
    startAgent("--target", "w", "--grace", "1h", "sh", "-c", STUBBORN);
    await().until(() -> out().size() == 1);
    String worker = out().get(0).substring("w 1 | ".length());
    send("TERM");
    assertThat(agent.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(isAlive(worker)).isTrue();

    send("TERM");

    assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(isAlive(worker)).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void workersOfAnAgentThatIsKilledFinishAndEndToo() throws Exception {
    startAgent(
        "--target",
        "w:1-2",
        "--",
        "sh",
        "-c",
        "trap 'touch $0; exit' TERM; echo $$; sleep 600 & wait",
        directory.resolve("finished").toString());
    await().until(() -> out().size() == 1);
    String worker = out().get(0).substring("w 1 | ".length());
    Thread.sleep(1_500); // The agent looks for descendants once a second.

    agent.destroyForcibly().waitFor();

    await().until(() -> !isAlive(worker));
    assertThat(directory.resolve("finished")).exists();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aStubbornWorkerOfAnAgentThatIsKilledIsKilledAfterTheGrace() throws Exception {
    startAgent("--target", "w", "--grace", "1s", "sh", "-c", STUBBORN);
    await().until(() -> out().size() == 1);
    String worker = out().get(0).substring("w 1 | ".length());
    Thread.sleep(1_500);

    agent.destroyForcibly().waitFor();

    await().until(() -> !isAlive(worker));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void withoutAGraceWorkersAreKilledAtOnce() throws Exception {
    startAgent("--target", "w", "--grace", "0s", "sh", "-c", STUBBORN);
    await().until(() -> out().size() == 1);

    send("TERM");

    assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(isAlive(out().get(0).substring("w 1 | ".length()))).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatFollowsTheCommandIsItsOwn() throws Exception {
    startAgent("--target", "w", "printf", "%s\\n", "--url", "--help", "--", "@x");

    await().until(() -> out().size() >= 4);

    assertThat(out()).startsWith("w 1 | --url", "w 1 | --help", "w 1 | --", "w 1 | @x");
  }

  @Test
  void withoutACommandOrTargetNothingStarts() {
    assertThat(workers("--target", "w")).isEqualTo(2);
    assertThat(workers("--", "true")).isEqualTo(2);
    assertThat(workers("--target", "w", "--", "")).isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly(
            "tailback: Missing required parameter: '<command>'",
            "tailback: Missing required option: '--target=<name:min-max>'",
            "tailback: the command is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"w:5-1", "w:3", "w:1-5000", ""})
  void whatIsNoTargetIsRefused(String target) {
    assertThat(workers("--target", target, "--", "true")).isEqualTo(2);
    assertThat(err.toString()).contains("'" + target + "' is not a target: it");
  }
}
