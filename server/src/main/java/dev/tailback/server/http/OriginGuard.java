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
 * Keeps web pages out that were not let in: a browser says of each request which page makes it, and
 * a page from elsewhere is refused unless its origin is allowed.
 *
 * <p>Pages of allowed origins get the answers to their preflight requests, and may read ours.
 * Programs that are no browsers notice nothing.
 *
 * @see <a href="https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS">Cross-Origin Resource
 *     Sharing</a>
 */
final class OriginGuard implements HttpHandler {
  private static final String ANY = "*";
  private static final String DAY_IN_SECONDS = "86400";
  private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
  private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
  private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
  private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
  private static final HttpString REQUEST_METHOD = new HttpString("Access-Control-Request-Method");
  private static final HttpString REQUEST_HEADERS =
      new HttpString("Access-Control-Request-Headers");

  private final HttpHandler next;
  private final Set<String> allowed;

  /**
   * @param allowed origins such as {@code http://localhost:3000}; {@code *} is all
   */
  OriginGuard(HttpHandler next, Set<String> allowed) {
    this.next = next;
    this.allowed = Set.copyOf(allowed);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    if (!isWelcome(origin, exchange)) {
      refuse(origin, exchange);
    } else if (origin == null) {
      next.handleRequest(exchange);
    } else {
      letIn(origin, exchange);
    }
  }

  private boolean isWelcome(@Nullable String origin, HttpServerExchange exchange) {
    if (origin == null) {
      return !isFromElsewhere(exchange.getRequestHeaders().getFirst(SEC_FETCH_SITE));
    }
    return allowed.contains(origin)
        || allowed.contains(ANY)
        || origin.equals(Endpoint.of(exchange));
  }

  /** Images and links carry no origin, but browsers tell of them too. */
  private static boolean isFromElsewhere(@Nullable String site) {
    return site != null && (site.equals("cross-site") || site.equals("same-site"));
  }

  private static void refuse(@Nullable String origin, HttpServerExchange exchange) {
    String page = origin == null ? "a web page" : "web pages of " + origin;
    exchange.setStatusCode(403);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange
        .getResponseSender()
        .send("Requests from " + page + " are refused; --cors-origin allows an origin.\n");
  }

  private void letIn(String origin, HttpServerExchange exchange) throws Exception {
    HeaderMap asked = exchange.getRequestHeaders();
    HeaderMap answer = exchange.getResponseHeaders();
    answer.put(ALLOW_ORIGIN, origin);
    answer.put(Headers.VARY, "Origin");
    if (!exchange.getRequestMethod().equals(Methods.OPTIONS) || !asked.contains(REQUEST_METHOD)) {
      answer.put(EXPOSE_HEADERS, "x-amzn-RequestId, x-amzn-query-error, x-amz-retry-after");
      next.handleRequest(exchange);
      return;
    }
    answer.put(ALLOW_METHODS, "GET, POST, PUT, DELETE");
    if (asked.contains(REQUEST_HEADERS)) {
      answer.put(ALLOW_HEADERS, asked.getFirst(REQUEST_HEADERS));
    }
    answer.put(MAX_AGE, DAY_IN_SECONDS);
    exchange.setStatusCode(204);
    exchange.endExchange();
  }
}
