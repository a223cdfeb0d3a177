package dev.tailback.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers preflight requests from allowed origins and lets their pages read our answers.
 *
 * @see <a href="https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS">Cross-Origin Resource
 *     Sharing</a>
 */
final class Cors {
  private static final String ANY = "*";
  private static final String DAY_IN_SECONDS = "86400";
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
  private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
  private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
  private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
  private static final HttpString REQUEST_METHOD = new HttpString("Access-Control-Request-Method");
  private static final HttpString REQUEST_HEADERS =
      new HttpString("Access-Control-Request-Headers");

  private final Set<String> allowed;

  /**
   * @param allowed origins such as {@code http://localhost:3000}; {@code *} is all
   */
  Cors(Set<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  /** Returns whether pages of this origin are allowed. */
  boolean allows(@Nullable String origin) {
    return origin != null && (allowed.contains(origin) || allowed.contains(ANY));
  }

  /** Returns whether this is a preflight request: a browser asking if it may send another one. */
  static boolean isPreflight(HttpServerExchange exchange) {
    return exchange.getRequestMethod().equals(Methods.OPTIONS)
        && exchange.getRequestHeaders().contains(REQUEST_METHOD);
  }

  /** Answers a preflight request from an allowed origin, or passes on any other request from it. */
  void letIn(HttpServerExchange exchange, HttpHandler next) throws Exception {
    HeaderMap answer = exchange.getResponseHeaders();
    answer.put(ALLOW_ORIGIN, exchange.getRequestHeaders().getFirst(Headers.ORIGIN));
    answer.put(Headers.VARY, "Origin");
    if (isPreflight(exchange)) {
      answerPreflight(exchange);
    } else {
      answer.put(EXPOSE_HEADERS, "x-amzn-RequestId, x-amzn-query-error, x-amz-retry-after");
      next.handleRequest(exchange);
    }
  }

  private static void answerPreflight(HttpServerExchange exchange) {
    HeaderMap answer = exchange.getResponseHeaders();
    String headers = exchange.getRequestHeaders().getFirst(REQUEST_HEADERS);
    answer.put(ALLOW_METHODS, "GET, POST, PUT, DELETE");
    if (headers != null) {
      answer.put(ALLOW_HEADERS, headers);
    }
    answer.put(MAX_AGE, DAY_IN_SECONDS);
    exchange.setStatusCode(204);
    exchange.endExchange();
  }
}
