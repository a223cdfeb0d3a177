package dev.tailback.server.http;

import dev.tailback.server.admin.Admin;
import dev.tailback.server.admin.EventFeed;
import dev.tailback.server.admin.EventReader;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/** Sends the events of messages as server-sent events. */
final class EventStreams {
  private static final HttpString LAST_ID = new HttpString("Last-Event-ID");
  private static final String TYPE = "text/event-stream";
  private static final long KEEP_ALIVE_MILLIS = 10_000;

  private final EventFeed feed;

  EventStreams(EventFeed feed) {
    this.feed = feed;
  }

  /** Returns whether a request wants events as a stream. */
  static boolean isAskedFor(HttpServerExchange exchange) {
    String accept = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
    return accept != null
        && accept.contains(TYPE)
        && exchange.getRequestPath().equals(Admin.EVENTS);
  }

  /** Returns the number of the last event that the client has; {@code null} if it gives none. */
  static @Nullable String lastId(HttpServerExchange exchange) {
    return exchange.getRequestHeaders().getFirst(LAST_ID);
  }

  /** Begins a stream, which ends when the client closes it. */
  void open(HttpServerExchange exchange, EventReader reader) {
    exchange.setPersistent(false); // because nobody reads another request from the connection
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    try {
      new ServerSentEventHandler((connection, lastId) -> open(exchange, connection, reader))
          .handleRequest(exchange);
    } catch (Exception e) {
      throw new IllegalStateException("the stream could not be opened", e);
    }
  }

  private void open(
      HttpServerExchange exchange, ServerSentEventConnection connection, EventReader reader) {
    connection.setKeepAliveTime(KEEP_ALIVE_MILLIS);
    EventStream stream = new EventStream(exchange, connection, reader);
    ExchangeEnd.run(exchange, () -> feed.remove(stream));
    // Runs after this handler has returned, because Undertow stops reading then.
    WakeUp.later(exchange.getIoThread(), stream::watch);
    if (!feed.add(stream)) {
      connection.shutdown();
    }
    stream.wake();
  }
}
