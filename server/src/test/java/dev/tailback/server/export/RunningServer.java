package dev.tailback.server.export;

import dev.tailback.config.Configuration;
import dev.tailback.config.Setting;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.TailbackBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A server started from a file, on a paused clock, and its answers. */
final class RunningServer implements AutoCloseable {
  static final long START = 1_795_300_000_000L;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Tailback tailback;

  RunningServer(String file) {
    this(file, EngineClock.pausedAt(START));
  }

  RunningServer(String file, EngineClock clock) {
    Configuration configuration = Configuration.of("tailback.yaml", file);
    TailbackBuilder builder = Tailback.builder().clock(clock).configuration(configuration);
    Setting account = configuration.options().get("account");
    if (account != null) {
      builder.account(account.text()).region(configuration.options().get("region").text());
    }
    tailback = builder.start();
  }

  @Override
  public void close() {
    tailback.close();
  }

  String export() {
    return admin("GET", "export", "").body();
  }

  HttpResponse<String> admin(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(tailback.endpoint().resolve("/_tailback/" + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

  /** Calls an action of SQS, CloudWatch or Application Auto Scaling in AWS JSON. */
  String call(String action, String body) {
    return send(call(action, body, Map.of())).body();
  }

  /** Calls an action of SQS in another region. */
  String callIn(String region, String action, String body) {
    String scope = "AKIA/20261129/" + region + "/sqs/aws4_request";
    return send(call(
            action,
            body,
            Map.of(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential="
                    + scope
                    + ", SignedHeaders=host, Signature="
                    + "0".repeat(64))))
        .body();
  }

  private HttpRequest call(String action, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(tailback.endpoint().resolve("/"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", service(action) + action)
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return request.build();
  }

  private static String service(String action) {
    if (action.contains("Alarm")) {
      return "GraniteServiceVersion20100801.";
    }
    return action.contains("Scal") ? "AnyScaleFrontendService." : "AmazonSQS.";
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
