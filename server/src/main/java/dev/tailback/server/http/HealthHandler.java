package dev.tailback.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.function.BooleanSupplier;

/** Answers {@code GET /health}: whether the server is ready to be used. */
public final class HealthHandler implements HttpHandler {
  private static final String PATH = "/health";

  private final BooleanSupplier ready;

  /**
   * @param ready whether the server is ready
   */
  public HealthHandler(BooleanSupplier ready) {
    this.ready = ready;
  }

  /**
   * Returns whether this is a health check. A queue may be named {@code health} too, so a request
   * with a query is not one.
   */
  static boolean isAskedFor(HttpServerExchange exchange) {
    HttpString method = exchange.getRequestMethod();
    return exchange.getRequestPath().equals(PATH)
        && exchange.getQueryString().isEmpty()
        && (method.equals(Methods.GET) || method.equals(Methods.HEAD));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    boolean isReady = ready.getAsBoolean();
    exchange.setStatusCode(isReady ? 200 : 503);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange
        .getResponseSender()
        .send(isReady ? "{\"status\":\"ok\"}" : "{\"status\":\"starting\"}");
  }
}
