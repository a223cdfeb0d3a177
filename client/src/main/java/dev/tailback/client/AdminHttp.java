package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import java.util.StringJoiner;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends requests to the admin API of one Tailback, and reads its answers. Thread-safe. */
final class AdminHttp {
  static final int EXPECTATION_FAILED = 417;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final URI baseUrl;
  private final HttpClient http;
  private final @Nullable String token;

  AdminHttp(URI baseUrl, ServerAccess access) {
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

  /** Percent-encodes a text for a URL. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Returns the parameters of a URL, with their question mark; those without a value are left out.
   */
  static String parameters(Map<String, ? extends @Nullable Object> values) {
    StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");
    values.forEach(
        (name, value) -> {
          if (value != null) {
            parameters.add(name + "=" + encoded(value.toString()));
          }
        });
    return parameters.toString();
  }

  /**
   * Sends a request, and returns the content of the answer.
   *
   * @param body is written as JSON; {@code null} for none
   * @throws AdminClientException if there is no answer, or it is refused
   */
  JsonNode send(String method, String path, @Nullable Object body, Duration timeout)
      throws AdminClientException {
    HttpRequest.Builder request = request(path, timeout);
    if (body == null) {
      return answer(request.method(method, BodyPublishers.noBody()).build());
    }
    String json = JSON.valueToTree(body).toString();
    request.header("Content-Type", "application/json");
    return answer(request.method(method, BodyPublishers.ofString(json)).build());
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(baseUrl.resolve("_tailback/" + path)).timeout(timeout);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /**
   * Gets a text that is not JSON.
   *
   * @param type its media type
   * @throws AdminClientException if there is no answer, or not of this type, or it is refused
   */
  String text(String path, String type, Duration timeout) throws AdminClientException {
    HttpRequest request = request(path, timeout).build();
    HttpResponse<String> response = accepted(request);
    if (!response.headers().firstValue("Content-Type").orElse("").equals(type)) {
      throw AdminClientException.notUnderstood(request.uri(), new IOException("not " + type));
    }
    return response.body();
  }

  /** Sends a request, and returns the answer unless it refuses the request. */
  private HttpResponse<String> accepted(HttpRequest request) throws AdminClientException {
    HttpResponse<String> response = exchange(request);
    int status = response.statusCode();
    boolean isAnswer = status >= OK && status < MULTIPLE_CHOICES;
    if (!isAnswer && status != EXPECTATION_FAILED) {
      throw AdminClientException.refused(request.uri(), status, error(response.body()));
    }
    return response;
  }

  private JsonNode answer(HttpRequest request) throws AdminClientException {
    HttpResponse<String> response = accepted(request);
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw AdminClientException.notUnderstood(request.uri(), e);
    }
  }

  /**
   * Returns the content of an answer as an object.
   *
   * @throws AdminClientException if it is something else
   */
  <T> T read(JsonNode answer, TypeReference<T> type) throws AdminClientException {
    try {
      return JSON.treeToValue(answer, JSON.constructType(type));
    } catch (IOException | IllegalArgumentException e) {
      throw AdminClientException.notUnderstood(
          baseUrl.resolve("_tailback"), e instanceof IOException io ? io : new IOException(e));
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) throws AdminClientException {
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
