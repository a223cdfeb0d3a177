package dev.tailback.server.http;

import io.undertow.conduits.ChunkedStreamSourceConduit;
import io.undertow.conduits.ReadDataStreamSourceConduit;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.xnio.conduits.PushBackStreamSourceConduit;

/**
 * Decodes a chunked body with Undertow's decoder, but keeps the connection open when a chunk is
 * malformed. By itself Undertow closes it at once, and the request could not be answered.
 */
final class ChunkedBody {
  private final HttpServerExchange exchange;
  private final HttpServerConnection connection;
  private final PushBackStreamSourceConduit encoded;

  private ChunkedBody(HttpServerExchange exchange) {
    this.exchange = exchange;
    connection = (HttpServerConnection) exchange.getConnection();
    encoded =
        new PushBackStreamSourceConduit(
            new ReadDataStreamSourceConduit(connection.getOriginalSourceConduit(), connection));
  }

  /** Replaces the decoder of an exchange whose body has not been read yet. */
  static void decode(HttpServerExchange exchange) {
    ChunkedBody body = new ChunkedBody(exchange);
    body.connection
        .getChannel()
        .getSourceChannel()
        .setConduit(
            new ChunkedStreamSourceConduit(
                body.encoded,
                body.encoded,
                body.connection.getByteBufferPool(),
                body::finished,
                exchange,
                () -> {}));
  }

  private void finished(ChunkedStreamSourceConduit decoded) {
    if (decoded.isFinished()) {
      returnRest();
    } else {
      exchange.setPersistent(false);
    }
    Connectors.terminateRequest(exchange);
  }

  /** Gives back what follows the body: the beginning of the next request. */
  private void returnRest() {
    PooledByteBuffer rest = connection.getByteBufferPool().allocate();
    try {
      if (encoded.read(rest.getBuffer()) > 0) {
        rest.getBuffer().flip();
        connection.ungetRequestBytes(rest);
      } else {
        rest.close();
      }
    } catch (IOException clientGone) {
      rest.close();
      throw new UncheckedIOException(clientGone);
    }
  }
}
