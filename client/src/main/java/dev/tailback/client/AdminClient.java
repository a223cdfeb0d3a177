package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Asks the admin API of one Tailback. Thread-safe. */
public final class AdminClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final URI baseUrl;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * Creates a client; connects when it is used.
   *
   * @param baseUrl where Tailback listens, such as {@code http://localhost:9324}
   */
  public AdminClient(URI baseUrl) {
    String text = baseUrl.toString();
    this.baseUrl = text.endsWith("/") ? baseUrl : URI.create(text + "/");
  }

  /**
   * Returns all queues, in the order of their ARNs.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public List<QueueState> queues() throws AdminClientException {
    return get("queues", new TypeReference<>() {});
  }

  /**
   * Returns what is wrong with all queues, those in most trouble first.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public Overview diagnosis() throws AdminClientException {
    return get("diagnosis", new TypeReference<>() {});
  }

  /**
   * Returns what is wrong with a queue of Tailback's own account and region.
   *
   * @throws AdminClientException if there is no answer, or no such queue
   */
  public QueueDiagnosis diagnosis(String queue) throws AdminClientException {
    String name = URLEncoder.encode(queue, StandardCharsets.UTF_8);
    return get("queues/" + name + "/diagnosis", new TypeReference<>() {});
  }

  private <T> T get(String path, TypeReference<T> type) throws AdminClientException {
    URI url = baseUrl.resolve("_tailback/" + path);
    HttpResponse<String> response = send(url);
    if (response.statusCode() != OK) {
      throw AdminClientException.refused(url, response.statusCode(), error(response.body()));
    }
    try {
      return JSON.readValue(response.body(), type);
    } catch (IOException e) {
      throw AdminClientException.notUnderstood(url, e);
    }
  }

  private HttpResponse<String> send(URI url) throws AdminClientException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(REQUEST_TIMEOUT).build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw AdminClientException.unreachable(url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AdminClientException.unreachable(url, new InterruptedIOException("interrupted"));
    }
  }

  /** Returns the sentence with which the admin API refuses a request; empty if there is none. */
  private static String error(String body) {
    try {
      return JSON.readTree(body).path("error").asText("");
    } catch (IOException notJson) {
      return "";
    }
  }
}
