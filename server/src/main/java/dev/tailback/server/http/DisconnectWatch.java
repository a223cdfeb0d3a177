package dev.tailback.server.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.ChannelListener;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Notices when the client of an exchange goes away before its answer is written.
 *
 * <ul>
 *   <li>A client that closes its side of the connection, or resets it, is gone. TCP cannot tell a
 *       client that closed the connection from one that merely stopped sending.
 *   <li>Bytes that a client sends ahead, its next request, are buffered and served afterwards. A
 *       client that sends more than a buffer ahead (16 KiB) is taken to be gone, because its end
 *       could not be seen behind them.
 *   <li>Used by the IO thread of the exchange only.
 * </ul>
 */
final class DisconnectWatch implements ChannelListener<ConduitStreamSourceChannel> {
  /*
   * While a handler has an exchange, Undertow does not read from its connection and so does not
   * notice its end. We read in its place. Bytes of a next request go where Undertow itself puts
   * surplus bytes, behind any that are already there; it looks there first after the exchange.
   */

  private static final int END = -1;

  private final HttpServerConnection connection;
  private final ConduitStreamSourceChannel source;
  private final Runnable gone;

  private DisconnectWatch(HttpServerConnection connection, Runnable gone) {
    this.connection = connection;
    this.source = connection.getChannel().getSourceChannel();
    this.gone = gone;
  }

  /** Starts watching. {@code gone} is run at most once. */
  static DisconnectWatch start(HttpServerExchange exchange, Runnable gone) {
    HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
    DisconnectWatch watch = new DisconnectWatch(connection, gone);
    // The exchange's own conduit only reports the end of the request and never reads further.
    watch.source.setConduit(connection.getOriginalSourceConduit());
    watch.source.setReadListener(watch);
    watch.source.wakeupReads();
    return watch;
  }

  /** Gives the connection back to Undertow. Required before an answer is written. */
  void stop() {
    source.setReadListener(null);
    source.suspendReads();
  }

  @Override
  public void handleEvent(ConduitStreamSourceChannel channel) {
    if (!isStillThere()) {
      stop();
      gone.run();
    }
  }

  private boolean isStillThere() {
    try {
      return readAhead() != END;
    } catch (IOException reset) {
      return false;
    }
  }

  private int readAhead() throws IOException {
    PooledByteBuffer ahead = connection.getExtraBytes();
    if (ahead == null) {
      ahead = connection.getByteBufferPool().allocate();
      ahead.getBuffer().limit(0);
      connection.setExtraBytes(ahead);
    }
    try {
      return readBehind(ahead.getBuffer());
    } finally {
      // Frees the buffer if it is still empty.
      connection.getExtraBytes();
    }
  }

  private int readBehind(ByteBuffer kept) throws IOException {
    kept.compact();
    try {
      return kept.hasRemaining() ? source.read(kept) : END;
    } finally {
      kept.flip();
    }
  }
}
