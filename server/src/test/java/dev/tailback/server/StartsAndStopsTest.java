package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many servers in one JVM, one after the other, leave nothing behind. */
@Timeout(180)
class StartsAndStopsTest {
  private static final int TIMES = 200;
  private static final int FIRST = 5;
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int SLACK = 8;

  private final JsonClient client = new JsonClient();

  @Test
  void afterTwoHundredStartsAndStopsThereAreNoMoreThreadsAndOpenFiles() throws Exception {
    startAndStop(FIRST); // so that one-time initialization is done
    Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
    long filesBefore = openFiles();
    startAndStop(TIMES);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(servers(threadsBefore)).isEmpty();
              assertThat(openFiles()).isLessThan(filesBefore + SLACK);
            });
  }

  /** Starts servers that each answer a call and are stopped while a long poll waits. */
  private void startAndStop(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      CompletableFuture<HttpResponse<String>> poll;
      try (Tailback tailback = Tailback.builder().start()) {
        poll = parkLongPoll(tailback);
      }
      assertThat(poll.get().statusCode()).isEqualTo(200);
    }
  }

  private CompletableFuture<HttpResponse<String>> parkLongPoll(Tailback tailback) throws Exception {
    String endpoint = tailback.endpoint().toString();
    client.call(endpoint, "CreateQueue", "{\"QueueName\":\"orders\"}");
    String wait = "{\"QueueUrl\":\"" + endpoint + "/000000000000/orders\",\"WaitTimeSeconds\":20}";
    CompletableFuture<HttpResponse<String>> poll =
        client.callLater(endpoint, "ReceiveMessage", wait);
    client.awaitWaiting(endpoint, "orders", 1);
    return poll;
  }

  /** Returns the servers' threads that did not exist before. */
  private static Set<String> servers(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.contains("XNIO") || name.startsWith("tailback"))
        .collect(Collectors.toSet());
  }

  private static long openFiles() throws IOException {
    if (!Files.exists(DESCRIPTORS)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(DESCRIPTORS)) {
      return files.count();
    }
  }
}
