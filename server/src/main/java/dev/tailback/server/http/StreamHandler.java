package dev.tailback.server.http;

import dev.tailback.config.FieldException;
import dev.tailback.server.admin.Admin;
import dev.tailback.server.admin.QueueNames;
import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.console.LiveFeed;
import dev.tailback.server.console.StreamRequest;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.IoUtils;

/** Answers {@code GET /_tailback/stream} with the console's events, as server-sent events. */
public final class StreamHandler implements HttpHandler {
  /** The path of the stream. */
  public static final String PATH = Admin.PATH + "/stream";

  private static final long KEEP_ALIVE_MILLIS = 10_000;

  private final ConsoleMode mode;
  private final LiveFeed feed;
  private final QueueNames defaults;

  /**
   * @param mode whether there is a console
   * @param feed what clients watch
   * @param defaults the account and region of a queue that is named without them
   */
  public StreamHandler(ConsoleMode mode, LiveFeed feed, QueueNames defaults) {
    this.mode = mode;
    this.feed = feed;
    this.defaults = defaults;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (mode == ConsoleMode.OFF) {
      refuse(exchange, 404, "The console is off, and so is its stream.");
    } else if (!exchange.getRequestPath().equals(PATH)) {
      refuse(exchange, 404, "There is nothing under " + PATH + ".");
    } else if (!exchange.getRequestMethod().equals(Methods.GET)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, Methods.GET_STRING);
      refuse(exchange, 405, "The stream is read with GET.");
    } else {
      stream(exchange);
    }
  }

  private void stream(HttpServerExchange exchange) throws Exception {
    StreamRequest request;
    try {
      request = StreamRequest.read(exchange.getQueryString(), defaults);
    } catch (FieldException wrong) {
      refuse(exchange, 400, wrong.text());
      return;
    }
    if (!feed.reserve()) {
      String full = "There are " + LiveFeed.MAX_VIEWERS + " streams already: close one first.";
      refuse(exchange, 503, full);
      return;
    }
    AtomicBoolean isOpen = new AtomicBoolean();
    ExchangeEnd.run(exchange, () -> releaseUnless(isOpen));
    exchange.setPersistent(false); // because nobody reads another request from the connection
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    new ServerSentEventHandler(
            (connection, lastId) -> {
              if (!isOpen.getAndSet(true)) {
                open(exchange, connection, request);
              }
            })
        .handleRequest(exchange);
  }

  private void releaseUnless(AtomicBoolean isOpen) {
    if (!isOpen.getAndSet(true)) {
      feed.release();
    }
  }

  private static void refuse(HttpServerExchange exchange, int status, String problem) {
    AdminHandler.send(exchange, Admin.refuse(status, problem));
  }

  private void open(
      HttpServerExchange exchange, ServerSentEventConnection connection, StreamRequest request) {
    Connected viewer = new Connected(connection);
    connection.setKeepAliveTime(KEEP_ALIVE_MILLIS);
    ExchangeEnd.run(exchange, () -> feed.remove(viewer));
    // Runs after this handler has returned, because Undertow stops reading then.
    exchange.getIoThread().execute(() -> watch(exchange));
    if (!feed.add(viewer, request.queue()) || !connection.isOpen()) {
      feed.remove(viewer);
      connection.shutdown();
    }
  }

  private static void watch(HttpServerExchange exchange) {
    DisconnectWatch.start(exchange, () -> IoUtils.safeClose(exchange.getConnection()));
  }

  /** A client. Counts its unread events through their callbacks. */
  private static final class Connected
      implements LiveFeed.Viewer, ServerSentEventConnection.EventCallback {
    private final ServerSentEventConnection connection;
    private final AtomicInteger unread = new AtomicInteger();

    Connected(ServerSentEventConnection connection) {
      this.connection = connection;
    }

    @Override
    public boolean isReady() {
      return unread.get() == 0;
    }

    @Override
    public void send(String event, long id, String data) {
      unread.incrementAndGet();
      connection.send(data, event, Long.toString(id), this);
    }

    @Override
    public void done(ServerSentEventConnection sent, String data, String event, String id) {
      unread.decrementAndGet();
    }

    @Override
    public void failed(
        ServerSentEventConnection sent, String data, String event, String id, IOException e) {
      // The connection is closed, which removes the viewer.
    }

    @Override
    public void close() {
      connection.shutdown();
    }
  }
}
