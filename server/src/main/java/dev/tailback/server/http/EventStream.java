package dev.tailback.server.http;

import dev.tailback.server.admin.EventFeed;
import dev.tailback.server.admin.EventReader;
import dev.tailback.server.admin.StreamedEvent;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.IoUtils;

/**
 * A client that reads events as a stream. Unread events do not pile up: more is sent only when it
 * has read everything, and events dropped meanwhile are reported.
 */
final class EventStream implements EventFeed.Waiter, ServerSentEventConnection.EventCallback {
  private static final int MAX_UNREAD = 100;

  private final HttpServerExchange exchange;
  private final ServerSentEventConnection connection;
  private final EventReader reader;
  private final WakeUp wakeUp;
  private final AtomicInteger unread = new AtomicInteger();

  EventStream(
      HttpServerExchange exchange, ServerSentEventConnection connection, EventReader reader) {
    this.exchange = exchange;
    this.connection = connection;
    this.reader = reader;
    this.wakeUp = new WakeUp(exchange.getIoThread(), this::send);
  }

  /** Notices when the client leaves. */
  void watch() {
    DisconnectWatch.start(exchange, () -> IoUtils.safeClose(exchange.getConnection()));
  }

  private void send() {
    if (unread.get() == 0 && connection.isOpen()) {
      List<StreamedEvent> next = reader.next(MAX_UNREAD);
      unread.set(next.size());
      for (StreamedEvent event : next) {
        connection.send(event.data(), event.type(), Long.toString(event.id()), this);
      }
    }
  }

  @Override
  public void wake() {
    wakeUp.run();
  }

  @Override
  public void done(ServerSentEventConnection sent, String data, String event, String id) {
    if (unread.decrementAndGet() == 0) {
      wake();
    }
  }

  @Override
  public void failed(
      ServerSentEventConnection sent, String data, String event, String id, IOException e) {
    // The connection is closed, which removes it from the feed.
  }

  @Override
  public void close() {
    connection.shutdown();
  }
}
