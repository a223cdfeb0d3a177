package dev.tailback.server.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import org.xnio.IoUtils;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Closes a connection on which the client may still be sending.
 *
 * <p>If it were closed at once, TCP would reset the connection, and the client might lose the
 * answer. So our direction is closed first, and incoming bytes are discarded until the client
 * closes its own, or for three seconds at most. With TLS our direction stays open until then,
 * because TLS 1.2 cannot close one without the other.
 */
final class LingeringClose implements IoCallback {
  private static final int MILLIS = 3_000;

  @Override
  public void onComplete(HttpServerExchange exchange, Sender sender) {
    HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
    if (connection.getSslSession() == null && !closeOurDirection(connection)) {
      IoUtils.safeClose(connection);
      return;
    }
    Deadline.after(exchange.getIoThread(), MILLIS, () -> close(connection));
    ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
    source.setConduit(connection.getOriginalSourceConduit());
    source.setReadListener(any -> discard(connection, source));
    source.wakeupReads();
  }

  private static void close(HttpServerConnection connection) {
    closeOurDirection(connection);
    IoUtils.safeClose(connection);
  }

  /** Signals the end to the client. Returns whether it is still connected. */
  private static boolean closeOurDirection(HttpServerConnection connection) {
    try {
      connection.getOriginalSinkConduit().terminateWrites();
      // TLS signals the end only when it is flushed.
      return connection.getOriginalSinkConduit().flush() || connection.isOpen();
    } catch (IOException clientGone) {
      return false;
    }
  }

  @Override
  public void onException(HttpServerExchange exchange, Sender sender, IOException clientGone) {
    IoUtils.safeClose(exchange.getConnection());
  }

  private static void discard(HttpServerConnection connection, ConduitStreamSourceChannel source) {
    try (PooledByteBuffer pooled = connection.getByteBufferPool().allocate()) {
      int read;
      do {
        read = source.read(pooled.getBuffer().clear());
      } while (read > 0);
      if (read < 0) {
        IoUtils.safeClose(connection);
      }
    } catch (IOException clientGone) {
      IoUtils.safeClose(connection);
    }
  }
}
