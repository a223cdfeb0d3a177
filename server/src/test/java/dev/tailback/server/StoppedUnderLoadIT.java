package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIGTERM while clients send as fast as they can and others wait in long polls. */
@Timeout(120)
class StoppedUnderLoadIT {
  private static final int POLLS = 200;
  private static final int SENDERS = 4;
  private static final int TERMINATED = 143;

  private final JsonClient client = new JsonClient();

  @Test
  void eachLongPollIsAnsweredAndEachCallIsCarriedOutOrRefusedInItsProtocol() throws Exception {
    try (TailbackProcess process = TailbackProcess.ready()) {
      String endpoint = process.endpoint();
      String quiet = client.createQueue(endpoint, "quiet");
      String busy = client.createQueue(endpoint, "busy");
      List<CompletableFuture<HttpResponse<String>>> polls =
          IntStream.range(0, POLLS)
              .mapToObj(
                  i ->
                      client.callLater(
                          endpoint, "ReceiveMessage", members(quiet, "WaitTimeSeconds", "20")))
              .toList();
      client.awaitWaiting(endpoint, "quiet", POLLS);
      Senders senders = new Senders(endpoint, members(busy, "MessageBody", "\"a\""));
      await().until(() -> senders.answers.size() > 1_000);
      process.signal("TERM");
      assertThat(process.exitCode()).isEqualTo(TERMINATED);
      senders.join();
      for (CompletableFuture<HttpResponse<String>> poll : polls) {
        HttpResponse<String> answer = poll.get(1, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
      }
      assertThat(senders.answers)
          .allSatisfy(
              answer -> {
                if (answer.statusCode() == 200) {
                  assertThat(answer.body()).contains("\"MessageId\"");
                } else {
                  assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                  assertThat(answer.body())
                      .contains("\"__type\":\"com.amazon.coral.service#ServiceUnavailable\"");
                  assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
                }
              });
      assertThat(process.err()).doesNotContain("Exception");
    }
  }

  @Test
  void callsThatALatencyFaultHoldsBackAreCarriedOutAtOnce() throws Exception {
    try (TailbackProcess process = TailbackProcess.ready()) {
      String endpoint = process.endpoint();
      String queue = client.createQueue(endpoint, "slow");
      String fault = "{\"actions\":[\"SendMessage\"],\"latency\":{\"fixed\":\"60s\"}}";
      assertThat(client.post(endpoint + "/_tailback/faults", fault).statusCode()).isEqualTo(200);
      CompletableFuture<HttpResponse<String>> send =
          client.callLater(endpoint, "SendMessage", members(queue, "MessageBody", "\"a\""));
      await()
          .until(() -> client.get(endpoint + "/_tailback/faults").body().contains("\"hits\": 1"));
      process.signal("TERM");
      assertThat(process.exitCode()).isEqualTo(TERMINATED);
      assertThat(send.get(1, TimeUnit.SECONDS).body()).contains("\"MessageId\"");
      assertThat(process.err()).isEmpty();
    }
  }

  private static String members(String queue, String member, String value) {
    return "{\"QueueUrl\":\"" + queue + "\",\"" + member + "\":" + value + "}";
  }

  /** Clients that send until nobody answers. */
  private final class Senders {
    private final ConcurrentLinkedQueue<HttpResponse<String>> answers =
        new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    Senders(String endpoint, String message) {
      for (int i = 0; i < SENDERS; i++) {
        Thread thread = new Thread(() -> send(endpoint, message), "sender-" + i);
        thread.start();
        threads.add(thread);
      }
    }

    private void send(String endpoint, String message) {
      try {
        while (true) {
          answers.add(client.call(endpoint, "SendMessage", message));
        }
      } catch (IOException stopped) {
        // The server no longer listens, or has closed the connection.
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    void join() throws InterruptedException {
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
