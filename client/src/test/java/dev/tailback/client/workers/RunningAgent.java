package dev.tailback.client.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.client.ServerAccess;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** An agent in a thread of its own, and its output. */
final class RunningAgent {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final WorkerAgent agent;
  private final Thread thread;

  RunningAgent(URI url, String target, Duration grace, WorkerCommand command) {
    agent =
        new WorkerAgent(
            WorkerTarget.parse(target),
            command,
            new WorkerEnvironment(url, "000000000000", "eu-west-1", null),
            ServerAccess.ofEnvironment(),
            grace,
            out,
            err);
    thread = new Thread(this::run);
    thread.start();
  }

  private void run() {
    try {
      agent.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the complete lines written so far. */
  List<String> out() {
    String text = out.toString(StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  List<String> err() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  void stop() {
    agent.stop();
  }

  void kill() {
    agent.kill();
  }

  void awaitEnd() throws InterruptedException {
    thread.join(20_000);
    assertThat(thread.isAlive()).as("the agent still runs").isFalse();
  }

  /** Kills it, if it still runs. */
  void end() throws InterruptedException {
    agent.kill();
    awaitEnd();
  }
}
