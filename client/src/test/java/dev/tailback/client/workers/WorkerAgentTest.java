package dev.tailback.client.workers;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs as many real processes as a fake server desires. */
@DisabledOnOs(OS.WINDOWS)
class WorkerAgentTest {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String SLEEP = "exec sleep 600";

  @TempDir private Path directory;

  private FakeServer server;
  private RunningAgent agent;

  @AfterEach
  void end() throws InterruptedException {
    if (agent != null) {
      agent.end();
    }
    server.close();
  }

  private void start(int desired, String target, Duration grace, String script) throws IOException {
    server = new FakeServer(desired);
    startAgent(target, grace, new WorkerCommand(List.of("sh", "-c", script), false));
  }

  private void startAgent(String target, Duration grace, WorkerCommand command) {
    agent = new RunningAgent(server.url(), target, grace, command);
  }

  /** Returns a script that prints its worker's number and process id, then runs another script. */
  private static String announced(String script) {
    return "echo $TAILBACK_WORKER $$; " + script;
  }

  /** Returns the processes that workers announced and that still run. */
  private Set<Long> alive() {
    return announcements()
        .map(words -> Long.parseLong(words[1]))
        .filter(this::isAlive)
        .collect(toSet());
  }

  private boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private Stream<String[]> announcements() {
    return agent.out().stream().map(line -> line.substring(line.indexOf("| ") + 2).split(" "));
  }

  private void awaitWorkers(int number) {
    await().until(() -> alive().size() == number && server.isTold(number));
  }

  @Test
  void theDesiredNumberOfProcessesRuns() throws IOException {
    start(3, "w:1-10", GRACE, announced(SLEEP));
    awaitWorkers(3);
    assertThat(agent.out())
        .extracting(line -> line.substring(0, 8))
        .containsExactlyInAnyOrder("w 1 | 1 ", "w 2 | 2 ", "w 3 | 3 ");

    server.want(1);
    awaitWorkers(1);
    assertThat(isAlive(Long.parseLong(agent.out().get(0).substring(8)))).isTrue();

    server.want(4);
    awaitWorkers(4);
  }

  @Test
  void theFirstReportRegistersThePool() throws IOException {
    start(1, "w:1-4", GRACE, announced(SLEEP));
    awaitWorkers(1);

    assertThat(server.requests().get(0))
        .isEqualTo(
            "PUT /_tailback/scaling/workers/w?account=000000000000&region=eu-west-1"
                + " {\"min\":1,\"max\":4,\"actual\":0}");
  }

  @Test
  void itsOwnBoundsHoldWhateverTheServerSays() throws IOException {
    start(50, "w:2-3", GRACE, announced(SLEEP));
    awaitWorkers(3);

    server.want(-7);
    awaitWorkers(2);
  }

  @Test
  void aWorkerAskedToEndCountsUntilItHasEnded() throws IOException {
    start(
        2,
        "w:0-2",
        GRACE,
        "trap 'sleep 3; exit' TERM; " + announced("while :; do sleep 0.1; done"));
    awaitWorkers(2);
    Set<Long> first = alive();

    server.want(0);
    await().until(() -> server.isTold(0));
    server.want(2);
    while (first.stream().anyMatch(this::isAlive)) {
      assertThat(alive()).hasSizeLessThanOrEqualTo(2);
    }

    awaitWorkers(2);
    assertThat(alive()).doesNotContainAnyElementsOf(first);
  }

  @Test
  void noVariableOfAwsIsPassedOnButThoseOfTheServer() throws IOException {
    start(1, "w", GRACE, "env | grep ^AWS_ | sort; " + SLEEP);
    await().until(() -> agent.out().size() >= 6);

    assertThat(agent.out())
        .containsExactly(
            "w 1 | AWS_ACCESS_KEY_ID=000000000000",
            "w 1 | AWS_DEFAULT_REGION=eu-west-1",
            "w 1 | AWS_ENDPOINT_URL=" + server.url(),
            "w 1 | AWS_ENDPOINT_URL_SQS=" + server.url(),
            "w 1 | AWS_REGION=eu-west-1",
            "w 1 | AWS_SECRET_ACCESS_KEY=test");
  }

  @Test
  void aDeadWorkerIsRestartedUnderItsNumber() throws IOException {
    start(2, "w", GRACE, announced(SLEEP));
    awaitWorkers(2);
    long second =
        announcements()
            .filter(words -> words[0].equals("2"))
            .findFirst()
            .map(words -> Long.parseLong(words[1]))
            .orElseThrow();

    ProcessHandle.of(second).orElseThrow().destroyForcibly();

    await().until(() -> agent.out().size() == 3);
    awaitWorkers(2);
    assertThat(agent.out().get(2)).startsWith("w 2 | 2 ");
    assertThat(agent.err())
        .contains("tailback: w: worker 2 ended with exit code 137, starts again in 1 s");
  }

  @Test
  void workersThatCrashAtOnceAreRestartedLessAndLessOften() throws IOException {
    start(1, "w", GRACE, "exit 3");

    await()
        .until(
            () -> agent.err().stream().filter(line -> line.contains("exit code 3")).count() == 3);
    assertThat(agent.err())
        .filteredOn(line -> line.contains("exit code 3"))
        .containsExactly(
            "tailback: w: worker 1 ended with exit code 3, starts again in 1 s",
            "tailback: w: worker 1 ended with exit code 3, starts again in 2 s",
            "tailback: w: worker 1 ended with exit code 3, starts again in 4 s");
  }

  @Test
  void aFailedStartIsRetried() throws IOException {
    server = new FakeServer(1);
    Path script = directory.resolve("later.sh");
    startAgent("w", GRACE, new WorkerCommand(List.of(script.toString()), false));
    await().until(() -> agent.err().stream().anyMatch(line -> line.contains("cannot be started")));

    Files.writeString(script, "#!/bin/sh\n" + announced(SLEEP));
    assertThat(script.toFile().setExecutable(true)).isTrue();

    awaitWorkers(1);
  }

  @Test
  void descendantsEndWithTheirWorker() throws IOException {
    start(1, "w:0-1", GRACE, "sh -c 'echo 1 $$; sleep 600; :' & " + announced("wait"));
    awaitTree(2);

    server.want(0);

    awaitTree(0);
  }

  private void awaitTree(int processes) {
    await().until(() -> alive().size() == processes);
  }

  @Test
  void descendantsOfAWorkerThatDiesEndBeforeTheNextOneStarts() throws Exception {
    start(1, "w", GRACE, "sh -c 'echo child $$; sleep 600; :' & " + announced("wait"));
    awaitTree(2);
    Thread.sleep(1_500); // The agent looks for descendants once a second.
    Set<Long> first = alive();
    long worker =
        announcements()
            .filter(words -> words[0].equals("1"))
            .findFirst()
            .map(words -> Long.parseLong(words[1]))
            .orElseThrow();

    ProcessHandle.of(worker).orElseThrow().destroyForcibly();

    await().until(() -> first.stream().noneMatch(this::isAlive));
    awaitTree(2);
  }

  @Test
  void aWorkerThatOutlivesTheGracePeriodIsKilled() throws IOException {
    start(
        1,
        "w:0-1",
        Duration.ofSeconds(1),
        "trap '' TERM; " + announced("while :; do sleep 0.1; done"));
    awaitWorkers(1);

    server.want(0);

    awaitWorkers(0);
    await().until(() -> agent.err().contains("tailback: w: worker 1 did not end in time, killed"));
  }

  @Test
  void eachIsKilledOnceAndNoneKeepsTheAgentLongerThanTheGrace() throws Exception {
    start(
        2, "w", Duration.ofSeconds(1), "trap '' TERM; " + announced("sh -c 'sleep 600; :' & wait"));
    awaitWorkers(2);

    long startNanos = System.nanoTime();
    agent.stop();
    agent.awaitEnd();

    assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(2));
    assertThat(agent.err())
        .filteredOn(line -> line.endsWith("killed"))
        .containsExactly(
            "tailback: w: worker 1 did not end in time, killed",
            "tailback: w: worker 2 did not end in time, killed");
  }

  @Test
  void workInHandIsFinishedWithinTheGrace() throws Exception {
    start(
        1,
        "w",
        GRACE,
        "trap 'sleep 1; echo done; exit' TERM; " + announced("while :; do sleep 0.1; done"));
    awaitWorkers(1);

    agent.stop();
    agent.awaitEnd();

    assertThat(agent.out()).last().isEqualTo("w 1 | done");
  }

  @Test
  void allEndWithTheAgent() throws Exception {
    start(3, "w", GRACE, announced(SLEEP));
    awaitWorkers(3);
    Set<Long> workers = alive();

    agent.stop();
    agent.awaitEnd();

    assertThat(workers).noneMatch(this::isAlive);
    assertThat(server.requests())
        .last()
        .asString()
        .isEqualTo("DELETE /_tailback/scaling/workers/w?account=000000000000&region=eu-west-1");
  }

  @Test
  void killingTheAgentWaitsForNoGrace() throws Exception {
    start(1, "w", Duration.ofHours(1), "trap '' TERM; " + announced("while :; do sleep 0.1; done"));
    awaitWorkers(1);
    agent.stop();

    agent.kill();
    agent.awaitEnd();

    assertThat(alive()).isEmpty();
  }

  @Test
  void workersGoOnWhileTheServerIsAway() throws Exception {
    start(2, "w", GRACE, announced(SLEEP));
    awaitWorkers(2);
    Set<Long> workers = alive();

    server.goAway();
    await().until(() -> agent.err().stream().anyMatch(line -> line.contains("cannot be reached")));
    assertThat(alive()).isEqualTo(workers);

    int before = server.requests().size();
    server.comeBack();
    await().until(() -> server.requests().size() > before);
    assertThat(server.requests().get(before)).endsWith("\"actual\":2}");
    assertThat(alive()).isEqualTo(workers);
    await().until(() -> agent.err().contains("tailback: w: the server answers again"));
  }

  @Test
  void nothingIsStartedBeforeTheServerHasAnswered() throws Exception {
    server = new FakeServer(2);
    server.goAway();
    startAgent("w", GRACE, new WorkerCommand(List.of("sh", "-c", announced(SLEEP)), false));
    await().until(() -> agent.err().stream().anyMatch(line -> line.contains("cannot be reached")));
    assertThat(agent.out()).isEmpty();

    server.comeBack();

    awaitWorkers(2);
  }

  @Test
  void whyTheServerRefusesIsSaidOnce() throws Exception {
    start(1, "w", GRACE, announced(SLEEP));
    awaitWorkers(1);
    server.refuse();
    int before = server.requests().size();

    await().until(() -> server.requests().size() > before + 2);

    assertThat(agent.err()).containsOnlyOnce("tailback: w: Not now.; tries again");
  }

  @Test
  void aShellReadsTheCommandIfAsked() throws IOException {
    server = new FakeServer(1);
    startAgent(
        "w",
        GRACE,
        new WorkerCommand(
            List.of("echo", "$TAILBACK_WORKER", "$$;", "exec", "sleep", "600"), true));
    awaitWorkers(1);

    assertThat(agent.out()).singleElement().asString().startsWith("w 1 | 1 ");
  }

  @Test
  void withoutAShellNothingIsExpanded() throws IOException {
    server = new FakeServer(1);
    startAgent("w", GRACE, new WorkerCommand(List.of("echo", "$HOME", "*"), false));

    await().until(() -> agent.out().contains("w 1 | $HOME *"));
  }
}
