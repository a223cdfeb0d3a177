package dev.tailback.server.http;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.wire.Protocols;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests in progress, and refuses new ones once the server is stopping. */
final class RequestsUnderWay implements HttpHandler {
  /** Added to the count when the server begins to stop. */
  private static final long STOPPING = Long.MIN_VALUE;

  private final HttpHandler next;
  private final Protocols protocols;
  private final CallLog log;
  private final ExchangeCompletionListener completed = this::completed;
  private final AtomicLong state = new AtomicLong();

  RequestsUnderWay(HttpHandler next, Protocols protocols, CallLog log) {
    this.next = next;
    this.protocols = protocols;
    this.log = log;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    boolean isStopping = state.incrementAndGet() < 0;
    exchange.addExchangeCompleteListener(completed);
    if (isStopping) {
      refuse(exchange);
    } else {
      next.handleRequest(exchange);
    }
  }

  private void refuse(HttpServerExchange exchange) {
    Refusal stopping =
        new Refusal(Refusal.Reason.SERVICE_UNAVAILABLE, "The server is being stopped.");
    SqsHandler.refuseUnread(exchange, protocols, log, reply -> reply.refuseAndClose(stopping));
  }

  private void completed(
      HttpServerExchange exchange, ExchangeCompletionListener.NextListener nextListener) {
    if (state.decrementAndGet() == STOPPING) {
      synchronized (this) {
        notifyAll();
      }
    }
    nextListener.proceed();
  }

  /** Refuses requests from now on, and waits until those in progress are answered. */
  void stop(long maxMillis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMillis);
    state.addAndGet(STOPPING);
    synchronized (this) {
      long left = maxMillis;
      while (state.get() != STOPPING && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    }
  }
}
