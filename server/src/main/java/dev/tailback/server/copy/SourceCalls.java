package dev.tailback.server.copy;

import dev.tailback.server.forward.CredentialsException;
import dev.tailback.server.forward.UpstreamRequest;
import dev.tailback.server.forward.UpstreamSigner;
import dev.tailback.server.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signed calls of SQS in AWS JSON. All go to one endpoint, whatever the host in a queue's URL.
 * Throttled calls are retried.
 */
final class SourceCalls {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final HttpClient client;
  private final URI endpoint;
  private final String region;
  private final UpstreamSigner signer;
  private final RetryPace pace;

  SourceCalls(
      HttpClient client, URI endpoint, String region, UpstreamSigner signer, RetryPace pace) {
    this.client = client;
    this.endpoint = endpoint;
    this.region = region;
    this.signer = signer;
    this.pace = pace;
  }

  URI endpoint() {
    return endpoint;
  }

  String region() {
    return region;
  }

  /**
   * Calls an action, and returns the members of its result.
   *
   * @throws SourceException if it is refused, or there is no answer
   * @throws CredentialsException if there are none
   */
  Map<?, ?> call(String action, Map<String, ?> members)
      throws SourceException, InterruptedException {
    byte[] body = Json.write(members).getBytes(StandardCharsets.UTF_8);
    for (int tries = 1; ; tries++) {
      try {
        return result(action, send(action, body));
      } catch (SourceException e) {
        if (tries == RetryPace.TRIES || !e.isWorthAnotherTry()) {
          throw e;
        }
        pace.await(tries, e.isThrottle());
      }
    }
  }

  private HttpResponse<String> send(String action, byte[] body)
      throws SourceException, InterruptedException {
    UpstreamRequest request =
        new UpstreamRequest(
            "POST",
            endpoint,
            Map.of(
                "content-type", List.of("application/x-amz-json-1.0"),
                "x-amz-target", List.of("AmazonSQS." + action)),
            body);
    signer.prepare();
    try {
      return client.send(signed(request), BodyHandlers.ofString());
    } catch (HttpTimeoutException e) {
      throw SourceException.withoutAnswer(endpoint + " does not answer");
    } catch (IOException e) {
      throw SourceException.withoutAnswer(endpoint + " can't be reached" + reason(e));
    }
  }

  private HttpRequest signed(UpstreamRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .timeout(TIMEOUT)
            .POST(BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach((name, values) -> builder.setHeader(name, values.get(0)));
    signer.sign(request, region).forEach((name, values) -> builder.setHeader(name, values.get(0)));
    return builder.build();
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "" : ": " + e.getMessage();
  }

  private static Map<?, ?> result(String action, HttpResponse<String> answer)
      throws SourceException {
    Object content = Json.parse(answer.body());
    if (answer.statusCode() == OK && content instanceof Map<?, ?> members) {
      return members;
    }
    throw content instanceof Map<?, ?> error
        ? refusal(action, answer.statusCode(), error)
        : SourceException.answered(
            answer.statusCode(),
            null,
            action + ": the answer has the status " + answer.statusCode() + " and is not SQS's");
  }

  private static SourceException refusal(String action, int status, Map<?, ?> error) {
    String type = text(error.get("__type"));
    String code = type == null ? "status " + status : type.substring(type.indexOf('#') + 1);
    String message = text(error.get(error.containsKey("message") ? "message" : "Message"));
    String text = action + ": " + code + (message == null ? "" : ": " + firstLine(message));
    return SourceException.answered(status, code, text);
  }

  /** Leaves out the canonical request, because it contains the session token. */
  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }
}
