package dev.tailback.server.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.ChannelListener;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Notices that the client of an exchange goes away while its answer is still to come.
 *
 * <ul>
 *   <li>A client that closes its side of the connection, or resets it, has gone; TCP does not tell
 *       a client that closed from one that only will not send any more.
 *   <li>What a client sends ahead, its next request, is kept and served in its turn. One that sends
 *       more than a buffer (16 KiB) is taken to be gone: its end could not be seen behind what it
 *       has sent.
 *   <li>To be used by the exchange's IO thread only.
 * </ul>
 */
final class DisconnectWatch implements ChannelListener<ConduitStreamSourceChannel> {
  /* While a handler has an exchange, Undertow does not read from its connection, and so hears
   * nothing of its end. We read in its place. Bytes of a next request go where Undertow itself puts
   * what it has read too much of, behind what may be there already; it looks there first when the
   * exchange is over. */

  private static final int END = -1;

  private final HttpServerConnection connection;
  private final ConduitStreamSourceChannel source;
  private final Runnable gone;

  private DisconnectWatch(HttpServerConnection connection, Runnable gone) {
    this.connection = connection;
    this.source = connection.getChannel().getSourceChannel();
    this.gone = gone;
  }

  /** Starts to watch; {@code gone} is run at most once. */
  static DisconnectWatch start(HttpServerExchange exchange, Runnable gone) {
    HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
    DisconnectWatch watch = new DisconnectWatch(connection, gone);
    // The exchange's own conduit answers "end of the request", and never looks further.
    watch.source.setConduit(connection.getOriginalSourceConduit());
    watch.source.setReadListener(watch);
    watch.source.wakeupReads();
    return watch;
  }

  /** Gives the connection back, as it must be before an answer is written. */
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
