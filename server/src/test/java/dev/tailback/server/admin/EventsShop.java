package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server with the queue orders and a paused clock, for tests of events. */
final class EventsShop implements AutoCloseable {
  static final long START = 1_795_300_000_000L;

  private static final Pattern HANDLE = Pattern.compile("<ReceiptHandle>([^<]*)</ReceiptHandle>");

  final Tailback tailback = Tailback.builder().clock(EngineClock.pausedAt(START)).start();
  private final HttpClient client = HttpClient.newHttpClient();

  EventsShop() throws Exception {
    create("orders", "");
  }

  void create(String queue, String attributes) throws Exception {
    call("/?Action=CreateQueue&QueueName=" + queue + attributes, "shop");
  }

  private String call(String path, String application) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tailback.endpoint() + path))
            .header("User-Agent", "aws-sdk-java/2.1 app/" + application)
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  String action(String queue, String query) throws Exception {
    return call("/000000000000/" + queue + "?Action=" + query, "shop");
  }

  void send(String body) throws Exception {
    action("orders", "SendMessage&MessageBody=" + encoded(body));
  }

  /** Receives a message as the kitchen, and returns its receipt handle. */
  String receive() throws Exception {
    Matcher handle = HANDLE.matcher(call("/000000000000/orders?Action=ReceiveMessage", "kitchen"));
    assertThat(handle.find()).isTrue();
    return encoded(handle.group(1));
  }

  void delete(String handle) throws Exception {
    call("/000000000000/orders?Action=DeleteMessage&ReceiptHandle=" + handle, "kitchen");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  void advance(Duration by) {
    tailback.gate().advance(by);
  }

  HttpResponse<String> admin(String method, String path, String body) throws Exception {
    return client.send(request(method, path, body), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> begin(String method, String path, String body) {
    return client.sendAsync(request(method, path, body), BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(tailback.endpoint() + "/_tailback/" + path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  JsonNode events(String parameters) throws Exception {
    return json(200, admin("GET", "events" + parameters, ""));
  }

  JsonNode await(int status, String body) throws Exception {
    return json(status, admin("POST", "await", body));
  }

  static JsonNode json(int status, HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return AdminRequest.JSON.readTree(response.body());
  }

  static Stream<String> names(JsonNode answer) {
    return answer.get("events").valueStream().map(event -> event.get("event").textValue());
  }

  /** Sends messages and drops each of them, so that each has two events. */
  static void churn(Queues queues, int messages) {
    Queue queue = queues.all().iterator().next();
    MessageContent content = new MessageContent("x", Map.of(), null, null, null, "000000000000");
    for (int i = 0; i < messages; i++) {
      queue.clear();
      queue.send(content, 0);
    }
  }

  @Override
  public void close() {
    tailback.close();
  }
}
