package dev.tailback.clients.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import dev.tailback.clients.QueueView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A group created by the AWS CLI, its alarms, and real workers run by the agent. */
@Tag("outside")
class RecipeIT {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "scaling");
  private static final String QUEUE = "orders";
  private static final int MAX_WORKERS = 4;
  private static final int MANY = 400;

  @TempDir private Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private final SqsClient sqs = EMULATOR.newClient();
  private final List<String> sent = new ArrayList<>();

  @AfterEach
  void close() {
    sqs.close();
  }

  @Test
  void theGroupFollowsTheBacklogAndEachMessageIsDoneOnce() throws Exception {
    assertThat(recipe()).isEqualTo("orders-workers\t1\t1\t4\n");
    try (Agent agent =
        Agent.start(
            directory,
            EMULATOR.endpoint(),
            "orders-workers:1-4",
            "/usr/bin/python3",
            EXAMPLE.resolve("consumer.py").toRealPath().toString(),
            QUEUE)) {
      await()
          .untilAsserted(
              () -> assertThat(agent.log()).anyMatch(line -> line.contains("worker 1 started")));
      awaitWorkers(1);
      scaleOut();
      awaitDone(agent);
      scaleInDuringWork(agent);

      agent.stop();

      assertThat(agent.done()).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(agent.log()).noneMatch(line -> line.contains("killed") || line.contains("Trace"));
    }
  }

  private static String recipe() throws Exception {
    return Program.of("sh", "recipe.sh")
        .in(EXAMPLE)
        .with("PATH", "/usr/bin:/bin")
        .with("AWS_ENDPOINT_URL", EMULATOR.endpoint())
        .run();
  }

  /** A backlog adds a worker after each cooldown, up to the maximum. */
  private void scaleOut() throws Exception {
    for (int i = 0; i < MANY; i++) {
      send("order-" + i, 0.1);
    }
    for (int workers = 2; workers <= MAX_WORKERS; workers++) {
      letTimePass();
      awaitWorkers(workers);
    }
    letTimePass();
    awaitWorkers(MAX_WORKERS);
  }

  /** Without a backlog a worker is removed after each cooldown, here while all are at work. */
  private void scaleInDuringWork(Agent agent) throws Exception {
    for (int workers = MAX_WORKERS; workers > 1; workers--) {
      for (int i = 0; i < workers; i++) {
        send("slow-" + workers + "-" + i, 2);
      }
      int busy = workers;
      await().until(() -> queue().inFlight() == busy && queue().visible() == 0);
      letTimePass();
      awaitWorkers(workers - 1);
      awaitDone(agent);
    }
  }

  /** Lets a cooldown end, after which an alarm calls its policy. */
  private static void letTimePass() {
    EMULATOR.advanceSeconds(120);
  }

  private void send(String name, double seconds) {
    sent.add(name);
    String url = sqs.getQueueUrl(get -> get.queueName(QUEUE)).queueUrl();
    sqs.sendMessage(send -> send.queueUrl(url).messageBody(name + " " + seconds));
  }

  private static QueueView queue() {
    return EMULATOR.look(QUEUE);
  }

  private void awaitDone(Agent agent) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(agent.done())
                    .as("%s, and the agent: %s", queue(), agent.log())
                    .hasSizeGreaterThanOrEqualTo(sent.size()));
    await().until(() -> queue().isEmpty());
  }

  /** Waits until the group desires this many workers and they are in service. */
  private void awaitWorkers(int number) {
    await().untilAsserted(() -> assertThat(group()).isEqualTo(number + " of " + number));
  }

  private String group() throws IOException, InterruptedException {
    URI describe =
        EMULATOR.endpoint().resolve("/?Action=DescribeAutoScalingGroups&Version=2011-01-01");
    String xml =
        http.send(HttpRequest.newBuilder(describe).build(), BodyHandlers.ofString()).body();
    var desired = Pattern.compile("<DesiredCapacity>(\\d+)<").matcher(xml);
    assertThat(desired.find()).as(xml).isTrue();
    long inService = Pattern.compile("InService.*?Healthy<").matcher(xml).results().count();
    return inService + " of " + desired.group(1);
  }
}
