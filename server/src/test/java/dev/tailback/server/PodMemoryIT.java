package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap of a pod of 256 MiB withstands whatever clients do, and no message is lost. */
@Timeout(180)
class PodMemoryIT {
  /* The container image's settings in such a pod. */
  private static final Map<String, String> POD =
      Map.of(
          "JAVA_TOOL_OPTIONS",
          "-XX:+UseSerialGC -Xms16m -Xmx128m -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData");

  private static final int MESSAGE_BYTES = 1_000_000;
  private static final Pattern HANDLE = Pattern.compile("\"ReceiptHandle\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Socket> attackers = new ArrayList<>();
  private TailbackProcess pod;

  @BeforeEach
  void start() throws Exception {
    pod = TailbackProcess.run(POD, "--port", "0", "--queues", "orders").awaitReady();
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket attacker : attackers) {
      attacker.close();
    }
    pod.close();
  }

  private HttpResponse<String> call(String action, String members) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pod.endpoint()))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"QueueUrl\":\""
                        + pod.endpoint()
                        + "/000000000000/orders\","
                        + members
                        + "}"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private int fill(int messageBytes) throws Exception {
    return fill("x".repeat(messageBytes));
  }

  /**
   * Sends messages, given in JSON, until the store is full. Returns the number of accepted
   * messages.
   */
  private int fill(String message) throws Exception {
    String body = "\"MessageBody\":\"" + message + "\"";
    int sent = 0;
    HttpResponse<String> answer = call("SendMessage", body);
    while (answer.statusCode() == 200) {
      sent++;
      answer = call("SendMessage", body);
    }
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("store is full");
    return sent;
  }

  private static List<String> handles(HttpResponse<String> received) {
    return HANDLE.matcher(received.body()).results().map((MatchResult m) -> m.group(1)).toList();
  }

  /** Receives and deletes until nothing is left. Returns the number of messages. */
  private int drain() throws Exception {
    int drained = 0;
    while (true) {
      HttpResponse<String> received =
          call("ReceiveMessage", "\"MaxNumberOfMessages\":10,\"WaitTimeSeconds\":1");
      if (received.statusCode() == 503) {
        continue; // asked to try again
      }
      assertThat(received.statusCode()).isEqualTo(200);
      List<String> handles = handles(received);
      if (handles.isEmpty()) {
        return drained;
      }
      String entries =
          IntStream.range(0, handles.size())
              .mapToObj(i -> "{\"Id\":\"" + i + "\",\"ReceiptHandle\":\"" + handles.get(i) + "\"}")
              .collect(Collectors.joining(",", "\"Entries\":[", "]"));
      assertThat(call("DeleteMessageBatch", entries).body()).doesNotContain("\"Code\"");
      drained += handles.size();
    }
  }

  /** Receives by AWS Query, whose XML is longer than JSON, until nothing is left visible. */
  private int receiveByQuery() throws Exception {
    URI receive =
        URI.create(
            pod.endpoint()
                + "/000000000000/orders?Action=ReceiveMessage&MaxNumberOfMessages=10&WaitTimeSeconds=1");
    int received = 0;
    while (true) {
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(receive).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 503) {
        continue; // asked to try again
      }
      assertThat(answer.statusCode()).isEqualTo(200);
      int messages = answer.body().split("<MessageId>", -1).length - 1;
      if (messages == 0) {
        return received;
      }
      received += messages;
    }
  }

  private int drainBy(int consumers) throws Exception {
    return addUp(consumers, this::drain);
  }

  private static int addUp(int consumers, Callable<Integer> consumer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(consumers);
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < consumers; i++) {
        all.add(consumer);
      }
      int drained = 0;
      for (Future<Integer> one : threads.invokeAll(all)) {
        drained += one.get();
      }
      return drained;
    } finally {
      threads.shutdownNow();
    }
  }

  private void assertIsWellAndHas(int messages) throws Exception {
    HttpRequest health = HttpRequest.newBuilder(URI.create(pod.endpoint() + "/health")).build();
    assertThat(http.send(health, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(drain()).isEqualTo(messages);
  }

  private OutputStream attack() throws IOException {
    Socket attacker = new Socket(InetAddress.getLoopbackAddress(), pod.port());
    attackers.add(attacker);
    return attacker.getOutputStream();
  }

  private static byte[] head(String lengthHeader) {
    return ("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-amz-json-1.0\r\n"
            + ("X-Amz-Target: AmazonSQS.SendMessage\r\n" + lengthHeader + "\r\n\r\n"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({"1000000, 4", "1000000, 16", "256000, 16"})
  void aFullStoreIsDrained(int messageBytes, int consumers) throws Exception {
    int sent = fill(messageBytes);
    assertThat(sent).isGreaterThan(50_000_000 / messageBytes);
    assertThat(drainBy(consumers)).isEqualTo(sent);
    assertIsWellAndHas(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\"", "\\r", "é\\\""})
  void messagesThatAreFarLongerInAnAnswerAreReceived(String part) throws Exception {
    int sent = fill(part.repeat(MESSAGE_BYTES / part.length()));
    assertThat(addUp(8, this::receiveByQuery)).isEqualTo(sent);
    assertIsWellAndHas(0); // all are in flight
  }

  @Test
  void answersAreForgottenWhileTheirConnectionsStayOpen() throws Exception {
    int sent = fill(MESSAGE_BYTES);
    for (int i = 0; i < 40; i++) {
      receiveOnAConnectionThatStaysOpen();
    }
    assertIsWellAndHas(sent);
  }

  private void receiveOnAConnectionThatStaysOpen() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), pod.port());
    attackers.add(client);
    String request =
        "GET /000000000000/orders?Action=ReceiveMessage&MaxNumberOfMessages=10&VisibilityTimeout=0"
            + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    byte[] end = "</ReceiveMessageResponse>".getBytes(StandardCharsets.US_ASCII);
    BufferedInputStream in = new BufferedInputStream(client.getInputStream());
    for (int matched = 0; matched < end.length; ) {
      int next = in.read();
      assertThat(next).as("not the end").isNotNegative();
      matched = next == end[matched] ? matched + 1 : next == end[0] ? 1 : 0;
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void unfinishedBodiesAreBorne(boolean announced) throws Exception {
    int sent = fill(MESSAGE_BYTES);
    int length = 15_000_000;
    byte[] most = new byte[length - 1];
    for (int i = 0; i < 8; i++) {
      try {
        OutputStream out = attack();
        out.write(
            announced ? head("Content-Length: " + length) : head("Transfer-Encoding: chunked"));
        if (!announced) {
          out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(most);
      } catch (IOException refused) {
        // Expected as soon as it is too much.
      }
    }
    assertIsWellAndHas(sent);
  }

  @Test
  void announcementsAreBorne() throws Exception {
    int sent = fill(MESSAGE_BYTES);
    for (int i = 0; i < 2_000; i++) {
      attack().write(head("Content-Length: 100000"));
      attackers.get(i).getOutputStream().write('{');
    }
    assertIsWellAndHas(sent);
  }

  @Test
  void longHeadersAreBorne() throws Exception {
    int sent = fill(MESSAGE_BYTES);
    byte[] header =
        ("GET / HTTP/1.1\r\nX: " + "x".repeat(900_000)).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 200; i++) {
      try {
        attack().write(header);
      } catch (IOException refused) {
        // Expected.
      }
    }
    assertIsWellAndHas(sent);
  }
}
