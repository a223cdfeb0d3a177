package dev.tailback.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;

/** The answer to {@code GET /health}: whether the emulator is ready to be used. */
final class HealthAnswer {
  private static final String PATH = "/health";

  private HealthAnswer() {}

  /** A queue may be called {@code health} too, so a request with a query is not for us. */
  static boolean isAskedFor(HttpServerExchange exchange) {
    HttpString method = exchange.getRequestMethod();
    return exchange.getRequestPath().equals(PATH)
        && exchange.getQueryString().isEmpty()
        && (method.equals(Methods.GET) || method.equals(Methods.HEAD));
  }

  static void send(HttpServerExchange exchange, boolean ready) {
    exchange.setStatusCode(ready ? 200 : 503);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(ready ? "{\"status\":\"ok\"}" : "{\"status\":\"starting\"}");
  }
}
