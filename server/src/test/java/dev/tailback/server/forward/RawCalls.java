package dev.tailback.server.forward;

import dev.tailback.server.Tailback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls that no SDK would make. */
final class RawCalls {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RawCalls() {}

  /** Calls by JSON; {@code headers} are names and values. */
  static HttpResponse<String> json(
      Tailback tailback, String action, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(tailback.endpoint().resolve("/"))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /** Calls by a form in which each character is a byte. */
  static HttpResponse<String> query(Tailback tailback, String path, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(tailback.endpoint() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(form.getBytes(StandardCharsets.ISO_8859_1)))
            .build());
  }

  static HttpResponse<String> get(Tailback tailback, String pathAndQuery) {
    return send(HttpRequest.newBuilder(URI.create(tailback.endpoint() + pathAndQuery)).build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("No answer", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
