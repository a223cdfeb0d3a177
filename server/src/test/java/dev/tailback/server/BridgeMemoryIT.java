package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap of a pod of 256 MiB withstands an upstream's answers, however many come at once. */
@Timeout(180)
class BridgeMemoryIT {
  private static final Map<String, String> POD =
      Map.of(
          "JAVA_TOOL_OPTIONS",
          "-XX:+UseSerialGC -Xms16m -Xmx128m -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData",
          "AWS_ACCESS_KEY_ID",
          "test",
          "AWS_SECRET_ACCESS_KEY",
          "test");

  private static final int MESSAGES = 10;
  private static final int CLIENTS = 32;
  private static final int CALLS_EACH = 6;

  private final HttpClient http = HttpClient.newHttpClient();

  private static byte[] answer(int messageBytes) {
    String body = "x".repeat(messageBytes);
    StringBuilder json = new StringBuilder("{\"Messages\":[");
    for (int i = 0; i < MESSAGES; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"MessageId\":\"m\",\"ReceiptHandle\":\"r\",\"Body\":\"" + body + "\"}");
    }
    return json.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static HttpServer upstream(byte[] answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", exchange -> serve(exchange, answer));
    server.start();
    return server;
  }

  private static void serve(HttpExchange exchange, byte[] answer) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(200, answer.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(answer);
    }
  }

  private HttpResponse<byte[]> receive(TailbackProcess pod) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pod.endpoint()))
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", "AmazonSQS.ReceiveMessage")
            .POST(
                BodyPublishers.ofString(
                    "{\"QueueUrl\":\"http://localhost/000000000000/orders\",\"MaxNumberOfMessages\":10}"))
            .build();
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException noAnswer) {
      throw new AssertionError("Output: " + pod.out() + pod.err(), noAnswer);
    }
  }

  /** Receives several times, and returns how many receives were answered. */
  private int receiveSeveral(TailbackProcess pod, int bytes) throws Exception {
    int answered = 0;
    for (int i = 0; i < CALLS_EACH; i++) {
      HttpResponse<byte[]> answer = receive(pod);
      assertThat(answer.statusCode()).isIn(200, 503);
      if (answer.statusCode() == 200) {
        assertThat(answer.body()).hasSize(bytes);
        answered++;
      }
    }
    return answered;
  }

  private int receiveByAll(TailbackProcess pod, int bytes) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        all.add(() -> receiveSeveral(pod, bytes));
      }
      int answered = 0;
      for (Future<Integer> one : threads.invokeAll(all)) {
        answered += one.get();
      }
      return answered;
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {26_000, 262_144, 1_000_000})
  void itAnswersAsManyAsFitAndRefusesTheOthers(int messageBytes) throws Exception {
    byte[] answer = answer(messageBytes);
    HttpServer upstream = upstream(answer);
    String endpoint = "http://localhost:" + upstream.getAddress().getPort();
    try (TailbackProcess pod =
        TailbackProcess.run(POD, "--port", "0", "--upstream", endpoint).awaitReady()) {
      assertThat(receiveByAll(pod, answer.length)).as("answers").isPositive();

      HttpResponse<byte[]> alone = receive(pod);
      assertThat(alone.statusCode()).as("alone").isEqualTo(200);
      assertThat(alone.body()).isEqualTo(answer);
    } finally {
      upstream.stop(0);
    }
  }
}
