package dev.tailback.server.http;

import dev.tailback.server.localstack.PeekRequest;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Service;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.WireRequest;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Map;

/** Answers LocalStack-style requests to peek at a queue's messages. */
public final class PeekHandler implements HttpHandler {
  private final Services services;
  private final SqsHandler calls;
  private final MemoryAccount memory;

  /**
   * @param peek the action that shows messages
   * @param anonymous account and region of requests that name neither
   * @param memory shared by all requests in progress
   */
  public PeekHandler(Action<?> peek, Caller anonymous, MemoryAccount memory, CallLog log) {
    this.memory = memory;
    services = new Services(new Service(SqsTraits.MODEL, Map.of(peek.name(), peek)));
    calls = new SqsHandler(services, anonymous, memory, log);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    RequestBody.read(exchange, memory, this::answer, calls::refuseBody);
  }

  private void answer(HttpServerExchange exchange, byte[] body) {
    WireRequest request = PeekRequest.asReceive(SqsHandler.request(exchange, body));
    calls.answer(exchange, request, services.protocols().ofLocalStack(request));
  }
}
