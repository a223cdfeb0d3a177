package dev.tailback.server.http;

import dev.tailback.server.log.CallLog;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.WireRequest;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * Answers requests to {@code /_aws/sqs/messages}, where LocalStack shows a queue's messages without
 * receiving them, and hands on all others.
 *
 * <p>The queue is given as {@code ?QueueUrl=} or by {@code /<region>/<account>/<name>}; SDKs reach
 * it by ReceiveMessage with that endpoint.
 */
public final class PeekHandler implements HttpHandler {
  private static final String PATH = "/_aws/sqs/messages";

  private final SqsHandler calls;
  private final HttpHandler next;

  private final MemoryAccount memory;

  /**
   * @param memory what requests may take together
   */
  public PeekHandler(
      Action<?> peek, Caller anonymous, MemoryAccount memory, CallLog log, HttpHandler next) {
    this.memory = memory;
    calls =
        new SqsHandler(
            name -> name.equals(peek.name()) ? peek : null,
            Interceptor.NONE,
            anonymous,
            () -> true,
            memory,
            log);
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String path = exchange.getRequestPath();
    if (path.equals(PATH) || path.startsWith(PATH + "/")) {
      RequestBody.read(exchange, memory, this::answer, calls::refuseBody);
    } else {
      next.handleRequest(exchange);
    }
  }

  private void answer(HttpServerExchange exchange, byte[] body) {
    WireRequest request = receive(SqsHandler.request(exchange, body));
    calls.answer(exchange, request, Protocol.ofLocalStack(request.headers()));
  }

  /** The ReceiveMessage a request stands for, on the queue that its path names, if it does. */
  private static WireRequest receive(WireRequest request) {
    String queue = request.path().substring(PATH.length());
    String action = "Action=ReceiveMessage";
    return new WireRequest(
        request.method(),
        queue.length() > 1 ? "/queue" + queue : "/",
        request.query().isEmpty() ? action : action + "&" + request.query(),
        request.headers(),
        request.body(),
        request.endpoint());
  }
}
