package dev.tailback.conformance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The clock of a Tailback, moved over its admin API. */
final class AdminClock {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI clock;

  private AdminClock(URI endpoint) {
    clock = endpoint.resolve("/_tailback/clock");
  }

  /**
   * The clock of the Tailback at this endpoint, or null if there is another server.
   *
   * @throws IllegalStateException if the clock stands: polls would wait for ever
   */
  static @Nullable AdminClock at(URI endpoint) {
    AdminClock clock = new AdminClock(endpoint);
    HttpResponse<String> answer = clock.call("", "GET", BodyPublishers.noBody());
    if (answer.statusCode() != 200 || !isClock(answer.body())) {
      return null;
    }
    if (tree(answer).path("mode").asText().equals("standing")) {
      throw new IllegalStateException(
          "The clock stands. Let it go on: curl -X POST " + clock.clock + "/resume");
    }
    return clock;
  }

  private static boolean isClock(String body) {
    try {
      return JSON.readTree(body).has("now");
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  Instant now() {
    return Instant.parse(tree(call("", "GET", BodyPublishers.noBody())).path("now").asText());
  }

  void advance(Duration by) {
    String body = JSON.createObjectNode().put("by", by.toString()).toString();
    HttpResponse<String> answer = call("/advance", "POST", BodyPublishers.ofString(body));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The clock was not moved: " + answer.body());
    }
  }

  /** Returns when at least so many long polls are waiting. */
  void awaitWaiting(int polls) {
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> tree(call("", "GET", BodyPublishers.noBody())).path("waiting").size() >= polls);
  }

  private static JsonNode tree(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> call(String path, String method, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(clock + path))
            .method(method, body)
            .timeout(Duration.ofMinutes(1))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("Nobody answers at " + clock, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
