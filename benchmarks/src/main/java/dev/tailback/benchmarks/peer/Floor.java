package dev.tailback.benchmarks.peer;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/**
 * Measures the cost of HTTP alone: a bare Undertow handler that reads the body and answers with as
 * many bytes.
 *
 * <p>It is set up like Tailback: requests run on the IO threads.
 */
public final class Floor {
  private Floor() {}

  /** Listens on the port that is the only argument. */
  public static void main(String[] args) {
    Undertow.builder()
        .addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
        .setWorkerThreads(1)
        .setHandler(exchange -> exchange.getRequestReceiver().receiveFullBytes(Floor::answer))
        .build()
        .start();
  }

  private static void answer(HttpServerExchange exchange, byte[] body) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-amz-json-1.0");
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }
}
