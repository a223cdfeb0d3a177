package dev.tailback.client.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that set the number of workers: real ones, against a fake server. */
@DisabledOnOs(OS.WINDOWS)
class CommandPerChangeTest {
  @TempDir private Path directory;

  private FakeServer server;
  private RunningAgent agent;

  @AfterEach
  void end() throws InterruptedException {
    agent.end();
    server.close();
  }

  private void start(int desired, String script) throws IOException {
    server = new FakeServer(desired);
    agent =
        new RunningAgent(
            server.url(),
            "w:1-5",
            Duration.ofSeconds(10),
            new WorkerCommand(
                List.of(
                    "sh", "-c", script, "scale", "--scale=worker={desired}", directory.toString()),
                false));
  }

  @Test
  void itRunsOncePerChange() throws IOException {
    start(2, "echo $1");
    await().until(() -> server.isTold(2));

    server.want(4);
    await().until(() -> server.isTold(4));
    int reports = server.requests().size();
    await().until(() -> server.requests().size() > reports + 1);

    assertThat(agent.out()).containsExactly("w | --scale=worker=2", "w | --scale=worker=4");
  }

  @Test
  void theBoundsHold() throws IOException {
    start(1_000_000, "echo $1");
    await().until(() -> server.isTold(5));

    assertThat(agent.out()).containsExactly("w | --scale=worker=5");
  }

  @Test
  void ofSeveralChangesTheLastOneIsSet() throws IOException {
    start(1, "echo $1; while ! [ -e $2/go ]; do sleep 0.1; done");
    await().until(() -> agent.out().size() == 1);
    server.want(2);
    awaitReports(2);
    server.want(3);
    awaitReports(2);

    assertThat(agent.out()).hasSize(1);
    assertThat(server.isTold(0)).isTrue();
    Files.createFile(directory.resolve("go"));

    await().until(() -> server.isTold(3));
    assertThat(agent.out()).containsExactly("w | --scale=worker=1", "w | --scale=worker=3");
  }

  private void awaitReports(int number) {
    int before = server.requests().size();
    await().until(() -> server.requests().size() >= before + number);
  }

  @Test
  void whatFailsIsTriedAgain() throws IOException {
    start(2, "[ -e $2/tried ] || { touch $2/tried; echo broken >&2; exit 7; }; echo $1");
    await().until(() -> server.isTold(2));

    assertThat(agent.err())
        .contains(
            "w | broken", "tailback: w: the command ended with exit code 7, tries again in 1 s");
    assertThat(agent.out()).containsExactly("w | --scale=worker=2");
  }

  @Test
  void aCommandUnderWayEndsWithTheAgent() throws Exception {
    start(2, "echo $$; exec sleep 600");
    await().until(() -> agent.out().size() == 1);
    long pid = Long.parseLong(agent.out().get(0).substring("w | ".length()));

    agent.stop();
    agent.awaitEnd();

    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }
}
