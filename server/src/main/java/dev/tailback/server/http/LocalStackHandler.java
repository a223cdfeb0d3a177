package dev.tailback.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers those who wait for LocalStack to start, and hands on all other requests: {@code GET
 * /_localstack/health}, and {@code GET /_localstack/init} with its stages, of which none has
 * scripts.
 *
 * @see <a
 *     href="https://docs.localstack.cloud/aws/capabilities/networking/internal-endpoints/">LocalStack's
 *     internal endpoints</a>
 */
public final class LocalStackHandler implements HttpHandler {
  private static final String PATH = "/_localstack/";
  private static final String STAGE = "init/";

  /** The stages of a start, and whether they are over once requests are answered. */
  private static final Map<String, Boolean> STAGES =
      Map.of("boot", true, "start", true, "ready", true, "shutdown", false);

  private static final String INIT =
      "{\"completed\":{\"BOOT\":true,\"START\":true,\"READY\":true,\"SHUTDOWN\":false},"
          + "\"scripts\":[]}";

  private final String version;
  private final BooleanSupplier ready;
  private final HttpHandler next;

  /**
   * @param version ours
   * @param ready whether the emulator is ready to be used
   */
  public LocalStackHandler(String version, BooleanSupplier ready, HttpHandler next) {
    this.version = version;
    this.ready = ready;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String path = exchange.getRequestPath();
    if (path.startsWith(PATH)) {
      boolean reads =
          exchange.getRequestMethod().equals(Methods.GET)
              || exchange.getRequestMethod().equals(Methods.HEAD);
      String document = reads ? document(path.substring(PATH.length())) : null;
      send(exchange, document);
    } else {
      next.handleRequest(exchange);
    }
  }

  private @Nullable String document(String subject) {
    return switch (subject) {
      case "health" -> health();
      case "init" -> INIT;
      default -> subject.startsWith(STAGE) ? stage(subject.substring(STAGE.length())) : null;
    };
  }

  private String health() {
    String state = ready.getAsBoolean() ? "running" : "starting";
    return "{\"services\":{\"sqs\":\""
        + state
        + "\"},\"edition\":\"community\",\"version\":\""
        + version
        + "\"}";
  }

  private static @Nullable String stage(String name) {
    Boolean completed = STAGES.get(name.toLowerCase(Locale.ROOT));
    return completed == null ? null : "{\"completed\":" + completed + ",\"scripts\":[]}";
  }

  private static void send(HttpServerExchange exchange, @Nullable String document) {
    exchange.setStatusCode(document == null ? 404 : 200);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange
        .getResponseSender()
        .send(
            document == null
                ? "{\"error\":\"Of LocalStack's own endpoints there are GET /_localstack/health and GET /_localstack/init.\"}"
                : document);
  }
}
