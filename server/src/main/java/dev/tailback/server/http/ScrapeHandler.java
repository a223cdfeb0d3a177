package dev.tailback.server.http;

import dev.tailback.server.prometheus.Scrape;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;

/** Answers {@code GET /metrics} for Prometheus. */
public final class ScrapeHandler implements HttpHandler {
  private static final String PATH = "/metrics";

  private final Scrape scrape;

  /** Creates a handler. */
  public ScrapeHandler(Scrape scrape) {
    this.scrape = scrape;
  }

  /**
   * Returns whether this is a scrape. A queue may be named {@code metrics} too, so a request with a
   * query is not one.
   */
  static boolean isAskedFor(HttpServerExchange exchange) {
    return exchange.getRequestPath().equals(PATH)
        && exchange.getQueryString().isEmpty()
        && exchange.getRequestMethod().equals(Methods.GET);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (exchange.isInIoThread()) {
      exchange.dispatch(this::answer);
    } else {
      answer(exchange);
    }
  }

  private void answer(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Scrape.CONTENT_TYPE);
    exchange.getResponseSender().send(ByteBuffer.wrap(scrape.text()));
  }
}
