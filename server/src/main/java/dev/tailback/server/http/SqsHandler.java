package dev.tailback.server.http;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.forward.Forwarder;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Reply;
import dev.tailback.server.service.Service;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.BodyLimits;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.Protocols;
import dev.tailback.server.wire.WireRequest;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers SQS requests in every protocol.
 *
 * <ul>
 *   <li>Each request gets exactly one answer, whatever happens.
 *   <li>A waiting reply holds no thread.
 *   <li>An exception other than a refusal is a bug, and so is an {@code Error} such as running out
 *       of memory: it is logged and answered with status 500.
 * </ul>
 */
public final class SqsHandler implements HttpHandler {
  private static final byte[] NO_BODY = {};

  private final Services services;
  private final Caller anonymous;
  private final MemoryAccount memory;
  private final CallLog log;
  private final ConsoleWrites consoleWrites;
  private final Admission admission;
  private final @Nullable Forwarder forwarder;

  /**
   * @param services whose actions are called
   * @param anonymous account and region of requests that name neither
   * @param memory shared by all requests in progress
   * @param log logs every call
   * @param consoleWrites which calls of the console are refused
   * @param admission who is admitted
   * @param forwarder carries out calls to SQS elsewhere, {@code null} if they are carried out here
   */
  public SqsHandler(
      Services services,
      Caller anonymous,
      MemoryAccount memory,
      CallLog log,
      ConsoleWrites consoleWrites,
      Admission admission,
      @Nullable Forwarder forwarder) {
    this.services = services;
    this.anonymous = anonymous;
    this.memory = memory;
    this.log = log;
    this.consoleWrites = consoleWrites;
    this.admission = admission;
    this.forwarder = forwarder;
  }

  /** Creates a handler that lets everybody in and carries out all calls of the console. */
  SqsHandler(Services services, Caller anonymous, MemoryAccount memory, CallLog log) {
    this(
        services,
        anonymous,
        memory,
        log,
        new ConsoleWrites(ConsoleMode.ON),
        Admission.EVERYBODY,
        null);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    RequestBody.read(
        exchange, memory, isCompressed(exchange) ? this::inflate : this::answer, this::refuseBody);
  }

  /** Returns whether a body is compressed, and its service allows that. */
  private boolean isCompressed(HttpServerExchange exchange) {
    String encoding = exchange.getRequestHeaders().getFirst(Headers.CONTENT_ENCODING);
    return "gzip".equalsIgnoreCase(encoding)
        && announced(exchange).service().traits().acceptsGzip();
  }

  /** Returns the protocol of a request, from what precedes its body. */
  private Protocol announced(HttpServerExchange exchange) {
    return services.protocols().of(request(exchange, NO_BODY));
  }

  private void answer(HttpServerExchange exchange, byte[] body) {
    WireRequest request = request(exchange, body);
    Protocol protocol = services.protocols().of(request);
    if (exchange.isInIoThread() && protocol.service().traits().needsWorker()) {
      exchange.dispatch(() -> answer(exchange, request, protocol));
    } else {
      answer(exchange, request, protocol);
    }
  }

  /** Answers a request whose body is compressed, on a worker thread. */
  private void inflate(HttpServerExchange exchange, byte[] body) {
    if (exchange.isInIoThread()) {
      exchange.dispatch(() -> inflate(exchange, body));
      return;
    }
    WireRequest request = request(exchange, body);
    Protocol protocol = announced(exchange);
    int maxBytes = protocol.service().traits().limits().maxBytes();
    answer(
        exchange,
        request,
        protocol,
        drawn -> request.withBody(GzipBody.inflate(body, maxBytes, drawn)));
  }

  /** Answers a request that was read from an exchange. */
  void answer(HttpServerExchange exchange, WireRequest request, Protocol protocol) {
    answer(exchange, request, protocol, drawn -> request);
  }

  private void answer(
      HttpServerExchange exchange,
      WireRequest sent,
      Protocol protocol,
      Function<ExchangeMemory, WireRequest> decoded) {
    ExchangeMemory drawn = ExchangeMemory.of(exchange, memory);
    ExchangeReply reply = new ExchangeReply(exchange, protocol, drawn, log);
    try {
      Caller caller = admission.caller(exchange, sent, protocol.service());
      WireRequest request = decoded.apply(drawn);
      checkLength(request.body().length, protocol.service().traits().limits(), drawn);
      Call read = protocol.read(request, anonymous);
      Call call = caller == null ? read : read.withCaller(caller);
      reply.to(call);
      Service service = services.of(protocol);
      Action<?> action = service.actions().get(call.action());
      if (action == null) {
        throw protocol.unknownAction(call.action());
      }
      String refusal = consoleWrites.refusal(exchange, call.action());
      if (refusal != null) {
        throw BadRequest.accessDenied(refusal);
      }
      BiConsumer<Call, Reply> work = work(exchange, request, protocol, action, drawn);
      service
          .interceptor()
          .intercept(call, reply, (met, outcome) -> run(work, met, outcome, reply));
    } catch (Refusal refusal) {
      reply.refuse(refusal);
    } catch (BadRequest problem) {
      reply.refuse(problem);
    } catch (RuntimeException | Error bug) {
      reply.fail(bug);
    }
    reply.leaveOpenIfWaiting();
  }

  private BiConsumer<Call, Reply> work(
      HttpServerExchange exchange,
      WireRequest request,
      Protocol protocol,
      Action<?> action,
      ExchangeMemory drawn) {
    if (forwarder == null || !protocol.service().equals(SqsTraits.MODEL)) {
      return (met, outcome) -> carryOut(action, met, outcome);
    }
    drawn.answersWith(1); // the upstream's answers are already escaped
    return forwarder.work(request, protocol, action, exchange.getIoThread());
  }

  private static void checkLength(int length, BodyLimits limits, ExchangeMemory drawn) {
    if (length > limits.maxBytes()) {
      throw BadRequest.tooLarge();
    }
    long treeBytes = limits.treeBytes(length);
    if (treeBytes > 0 && !drawn.draw(treeBytes)) {
      throw MemoryAccount.refusal();
    }
  }

  private static <Q> void carryOut(Action<Q> action, Call call, Reply outcome) {
    action.answer(action.read(call.input()), call, outcome);
  }

  private static void run(
      BiConsumer<Call, Reply> work, Call call, Reply outcome, ExchangeReply reply) {
    try {
      work.accept(call, outcome);
    } catch (Refusal refusal) {
      outcome.refuse(refusal);
    } catch (BadRequest problem) {
      reply.refuse(problem);
    } catch (RuntimeException | Error bug) {
      reply.fail(bug);
    }
  }

  void refuseBody(HttpServerExchange exchange, BodyProblem problem) {
    refuseUnread(exchange, services.protocols(), log, reply -> refuseBody(reply, problem));
  }

  private static void refuseBody(ExchangeReply reply, BodyProblem problem) {
    switch (problem) {
      case TOO_LONG -> reply.refuseAndClose(BadRequest.tooLarge());
      case NO_MEMORY -> reply.refuseAndClose(MemoryAccount.refusal());
      case TOO_SLOW -> reply.refuseAndClose(BadRequest.timeout());
      case MALFORMED ->
          reply.refuseAndClose(BadRequest.ofHttp("The request is not well-formed HTTP."));
    }
  }

  /**
   * Refuses a request whose body was not read, in the protocol that its path and headers indicate.
   */
  static void refuseUnread(
      HttpServerExchange exchange,
      Protocols protocols,
      CallLog log,
      Consumer<ExchangeReply> refusal) {
    Protocol protocol = protocols.of(exchange.getRequestPath(), headers(exchange));
    ExchangeMemory memory = ExchangeMemory.of(exchange, MemoryAccount.UNLIMITED);
    ExchangeReply reply = new ExchangeReply(exchange, protocol, memory, log);
    // Runs after this handler has returned. Otherwise Undertow would end the exchange and
    // disconnect
    // the client.
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> refusal.accept(reply));
  }

  /** Returns the request of an exchange as it came in. */
  static WireRequest request(HttpServerExchange exchange, byte[] body) {
    return new WireRequest(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        exchange.getQueryString(),
        headers(exchange),
        body,
        BaseUrl.of(exchange),
        ForwardedRequests.source(exchange));
  }

  private static WireRequest.Headers headers(HttpServerExchange exchange) {
    return new RequestHeaders(exchange.getRequestHeaders());
  }
}
