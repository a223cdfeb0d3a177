package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A server on a paused clock, a client of its queue {@code orders}, and the queue's diagnoses. */
final class Shop implements AutoCloseable {
  static final long START = 1_795_300_020_000L;

  private static final Pattern HANDLE = Pattern.compile("<ReceiptHandle>([^<]+)</ReceiptHandle>");
  private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";

  final Tailback tailback = Tailback.builder().clock(EngineClock.pausedAt(START)).start();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String queue;
  private int sent;

  /**
   * @param queue the name of the queue
   * @param attributes of the queue, in pairs of name and value
   */
  Shop(String queue, String... attributes) throws Exception {
    this.queue = queue;
    create(queue, attributes);
  }

  void create(String name, String... attributes) throws Exception {
    ok("/?Action=CreateQueue&QueueName=" + name + parameters(attributes));
  }

  private static String parameters(String... attributes) {
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      String prefix = "&Attribute." + (i / 2 + 1);
      String value = URLEncoder.encode(attributes[i + 1], StandardCharsets.UTF_8);
      parameters.append(prefix).append(".Name=").append(attributes[i]);
      parameters.append(prefix).append(".Value=").append(value);
    }
    return parameters.toString();
  }

  void set(String... attributes) throws Exception {
    ok(path("SetQueueAttributes") + parameters(attributes));
  }

  /** Makes messages move to another queue after a number of receives. */
  void redriveTo(String target, int receives) throws Exception {
    set(
        "RedrivePolicy",
        "{\"deadLetterTargetArn\":\"" + ARN + target + "\",\"maxReceiveCount\":" + receives + "}");
  }

  private String path(String action) {
    return "/000000000000/" + queue + "?Action=" + action;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(tailback.endpoint().resolve(path)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  String ok(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  /** Calls the admin API with a body. */
  void admin(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(tailback.endpoint().resolve("/_tailback/" + path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  JsonNode json(String path) throws Exception {
    return AdminRequest.JSON.readTree(ok("/_tailback/" + path));
  }

  void sends(int messages) throws Exception {
    sends(messages, "");
  }

  void sends(int messages, String parameters) throws Exception {
    for (int i = 0; i < messages; i++) {
      ok(path("SendMessage") + "&MessageBody=m" + sent++ + parameters);
    }
  }

  /** Receives messages and returns their handles. */
  List<String> receives(int max) throws Exception {
    return receives(max, "");
  }

  List<String> receives(int max, String parameters) throws Exception {
    List<String> handles = new ArrayList<>();
    List<String> some;
    do {
      int wanted = Math.min(10, max - handles.size());
      some = handles(ok(path("ReceiveMessage") + "&MaxNumberOfMessages=" + wanted + parameters));
      handles.addAll(some);
    } while (!some.isEmpty() && handles.size() < max);
    return handles;
  }

  private static List<String> handles(String body) {
    return HANDLE.matcher(body).results().map((MatchResult found) -> found.group(1)).toList();
  }

  void deletes(List<String> handles) throws Exception {
    for (String handle : handles) {
      String encoded = URLEncoder.encode(handle, StandardCharsets.UTF_8);
      ok(path("DeleteMessage") + "&ReceiptHandle=" + encoded);
    }
  }

  /**
   * Moves the clock: up to a minute second by second, so that each is sampled, otherwise in one
   * jump.
   */
  void seconds(long seconds) {
    long step = seconds > 60 ? seconds : 10;
    for (long left = seconds; left > 0; left -= step) {
      tailback.gate().advance(Duration.ofSeconds(Math.min(step, left)));
    }
  }

  long now() {
    return tailback.gate().call(queues -> queues.timeline().nowMillis());
  }

  JsonNode diagnosis() throws Exception {
    return json("queues/" + queue + "/diagnosis");
  }

  /** Returns a rule's diagnosis of the queue; {@code null} if it does not fire. */
  @Nullable JsonNode diagnosis(String rule) throws Exception {
    return StreamSupport.stream(diagnosis().get("diagnoses").spliterator(), false)
        .filter(one -> one.get("rule").textValue().equals(rule))
        .findFirst()
        .orElse(null);
  }

  /** Returns the rules that fire, by queue. */
  Map<String, List<String>> rules() throws Exception {
    Map<String, List<String>> rules = new TreeMap<>();
    for (JsonNode each : json("diagnosis").get("queues")) {
      rules.put(
          each.get("queue").textValue(),
          StreamSupport.stream(each.get("diagnoses").spliterator(), false)
              .map(one -> one.get("rule").textValue())
              .toList());
    }
    return rules;
  }

  @Override
  public void close() {
    tailback.close();
  }
}
