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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Asks the admin API of one Tailback. Thread-safe. */
public final class AdminClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(3);
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final URI baseUrl;
  private final HttpClient http;
  private final @Nullable String token;

  /**
   * Creates a client that sends the admin token of the environment variable {@code TAILBACK_TOKEN},
   * if it is set; connects when it is used.
   *
   * @param baseUrl where Tailback listens, such as {@code http://localhost:9324}
   */
  public AdminClient(URI baseUrl) {
    this(baseUrl, ServerAccess.ofEnvironment());
  }

  /**
   * Creates a client; connects when it is used.
   *
   * @param baseUrl where Tailback listens, such as {@code https://localhost:9324}
   * @param access how it gets in
   */
  public AdminClient(URI baseUrl, ServerAccess access) {
    String text = baseUrl.toString();
    this.baseUrl = text.endsWith("/") ? baseUrl : URI.create(text + "/");
    http = http(access);
    token = access.token();
  }

  private static HttpClient http(ServerAccess access) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT_TIMEOUT);
    SSLContext trusted = access.trusted();
    return trusted == null ? builder.build() : builder.sslContext(trusted).build();
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
    return get("queues/" + encoded(queue) + "/diagnosis", new TypeReference<>() {});
  }

  /**
   * Reports a pool of workers, registering it if it is unknown, and returns how many are wanted.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public WorkersWanted report(WorkerPool pool) throws AdminClientException {
    String body =
        JSON.createObjectNode()
            .put("min", pool.min())
            .put("max", pool.max())
            .put("actual", pool.actual())
            .toString();
    HttpRequest.Builder request =
        request(workers(pool)).timeout(REPORT_TIMEOUT).PUT(BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    return answer(request.build(), new TypeReference<>() {});
  }

  /**
   * Reports that a pool of workers is gone for good.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public void leave(WorkerPool pool) throws AdminClientException {
    body(request(workers(pool)).timeout(REPORT_TIMEOUT).DELETE().build());
  }

  private static String workers(WorkerPool pool) {
    return "scaling/workers/%s?account=%s&region=%s"
        .formatted(encoded(pool.name()), encoded(pool.account()), encoded(pool.region()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private <T> T get(String path, TypeReference<T> type) throws AdminClientException {
    return answer(request(path).timeout(REQUEST_TIMEOUT).build(), type);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(baseUrl.resolve("_tailback/" + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private <T> T answer(HttpRequest request, TypeReference<T> type) throws AdminClientException {
    String body = body(request);
    try {
      return JSON.readValue(body, type);
    } catch (IOException e) {
      throw AdminClientException.notUnderstood(request.uri(), e);
    }
  }

  private String body(HttpRequest request) throws AdminClientException {
    HttpResponse<String> response = send(request);
    int status = response.statusCode();
    if (status < OK || status >= MULTIPLE_CHOICES) {
      throw AdminClientException.refused(request.uri(), status, error(response.body()));
    }
    return response.body();
  }

  private HttpResponse<String> send(HttpRequest request) throws AdminClientException {
    URI url = request.uri();
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
