package dev.tailback.server.http;

import dev.tailback.server.log.CallLog;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Protocols;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;

/**
 * Decodes chunked bodies and refuses any other transfer coding. Undertow mistakes every coding
 * whose name ends in {@code chunked} for it, and would pass on a body that is still encoded.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.1">RFC 9112, section 6.1</a>
 */
final class StrictHttp implements HttpHandler {
  private static final String CHUNKED = "chunked";

  private final HttpHandler next;
  private final Protocols protocols;
  private final CallLog log;

  StrictHttp(HttpHandler next, Protocols protocols, CallLog log) {
    this.next = next;
    this.protocols = protocols;
    this.log = log;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderValues codings = exchange.getRequestHeaders().get(Headers.TRANSFER_ENCODING);
    if (codings == null) {
      next.handleRequest(exchange);
    } else if (isChunked(codings)) {
      ChunkedBody.decode(exchange);
      next.handleRequest(exchange);
    } else {
      BadRequest unknown =
          BadRequest.ofHttp("The request's Transfer-Encoding is not supported: expected chunked.");
      SqsHandler.refuseUnread(exchange, protocols, log, reply -> reply.refuseAndClose(unknown));
    }
  }

  private static boolean isChunked(HeaderValues codings) {
    return codings.size() == 1 && codings.getFirst().trim().equalsIgnoreCase(CHUNKED);
  }
}
