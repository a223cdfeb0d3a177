package dev.tailback.server.http;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Room;
import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.log.LoggedCall;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Failure;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.RequestId;
import dev.tailback.server.wire.Result;
import dev.tailback.server.wire.WireResponse;
import io.undertow.UndertowOptions;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * The reply to one exchange. The first outcome counts. The IO thread of the exchange writes it: at
 * once if the outcome is given on that thread, otherwise later.
 */
final class ExchangeReply implements Reply {
  private static final System.Logger LOG = System.getLogger(SqsHandler.class.getName());
  private static final HttpString REQUEST_ID = new HttpString("x-amzn-RequestId");
  private static final HttpString RETRY_AFTER = new HttpString("x-amz-retry-after");
  private static final HttpString QUERY_ERROR = new HttpString("x-amzn-query-error");

  private static final HttpString SMITHY_PROTOCOL = new HttpString("smithy-protocol");

  private static final int BYTES_WITH_HEAD = 1024;

  private static final HttpString SDK_AGENT = new HttpString("x-amz-user-agent");
  private static final Failure DROPPED =
      new Failure("NoAnswer", "A fault rule closed the connection.");
  private static final Failure GONE =
      new Failure("NoAnswer", "The client closed the connection before it was answered.");

  private enum State {
    OPEN,
    SETTLED,
    CLIENT_GONE
  }

  private final HttpServerExchange exchange;
  private final Protocol protocol;
  private final String requestId = RequestId.next();
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final AtomicReference<Runnable> cancel = new AtomicReference<>(ExchangeReply::nothing);
  private final long beganNanos = System.nanoTime();
  private final ExchangeMemory memory;
  private final CallLog log;

  // Only the IO thread touches these.
  private @Nullable Call call;
  private @Nullable DisconnectWatch watch;
  private boolean written;
  private boolean beginsSlowly;

  private volatile @Nullable SlowAnswer slow;

  ExchangeReply(
      HttpServerExchange exchange, Protocol protocol, ExchangeMemory memory, CallLog log) {
    this.exchange = exchange;
    this.protocol = protocol;
    this.memory = memory;
    memory.answersWith(protocol.maxEscape());
    this.log = log;
  }

  /** Sets the call that this replies to, once it has been read. */
  void to(Call newCall) {
    call = newCall;
  }

  private String action() {
    return call == null ? "" : call.action();
  }

  @Override
  public Room room() {
    return memory;
  }

  @Override
  public void send(Result result) {
    settle(() -> success(result), IoCallback.END_EXCHANGE);
    if (state.get() == State.CLIENT_GONE) {
      undo(result);
      memory.release();
    }
  }

  private WireResponse success(Result result) {
    try {
      WireResponse made = result.response();
      return made == null ? protocol.success(action(), result, requestId) : made;
    } catch (RuntimeException | Error failed) {
      undo(result);
      throw failed;
    }
  }

  private void undo(Result result) {
    try {
      result.undo();
    } catch (RuntimeException | Error bug) {
      LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " was not undone", bug);
    }
  }

  @Override
  public void refuse(Refusal refusal) {
    settle(() -> refusal(refusal), IoCallback.END_EXCHANGE);
  }

  private WireResponse refusal(Refusal refusal) {
    if (refusal.retryAfterMillis() > 0) {
      exchange.getResponseHeaders().put(RETRY_AFTER, refusal.retryAfterMillis());
    }
    return protocol.refusal(refusal, requestId);
  }

  @Override
  public void refuse(ErrorShape error, String text) {
    settle(() -> protocol.error(error, text, requestId), IoCallback.END_EXCHANGE);
  }

  @Override
  public void refuse(WireResponse failure) {
    settle(() -> failure, IoCallback.END_EXCHANGE);
  }

  @Override
  public void drop() {
    if (state.compareAndSet(State.OPEN, State.SETTLED)) {
      IoTask.run(exchange, this::closeUnanswered);
    }
  }

  private void closeUnanswered() {
    note(true, LoggedCall.NO_ANSWER, DROPPED);
    memory.release();
    IoUtils.safeClose(exchange.getConnection());
  }

  void refuse(BadRequest problem) {
    settle(() -> protocol.refusal(problem, requestId), IoCallback.END_EXCHANGE);
  }

  /**
   * Refuses a request whose body is still arriving, and closes the connection, which cannot serve
   * another request.
   */
  void refuseAndClose(BadRequest problem) {
    exchange.setPersistent(false);
    settle(() -> protocol.refusal(problem, requestId), new LingeringClose());
  }

  /** Does the same with one of SQS's errors. */
  void refuseAndClose(Refusal refusal) {
    exchange.setPersistent(false);
    settle(() -> refusal(refusal), new LingeringClose());
  }

  void fail(Throwable bug) {
    settle(() -> failure(bug), IoCallback.END_EXCHANGE);
  }

  @Override
  public void waiting(Runnable cancel) {
    this.cancel.set(cancel);
    IoTask.run(exchange, this::watch);
  }

  @Override
  public void slowDown(Pace pace, HeldCalls held) {
    slow = new SlowAnswer(exchange, pace, held, patienceMillis());
  }

  /** Keeps the exchange open after the handler has returned, unless it has been answered. */
  void leaveOpenIfWaiting() {
    if (!written || beginsSlowly) {
      exchange.dispatch(SameThreadExecutor.INSTANCE, ExchangeReply::nothing);
    }
  }

  private void settle(Supplier<WireResponse> answer, IoCallback afterwards) {
    if (state.compareAndSet(State.OPEN, State.SETTLED)) {
      IoTask.run(exchange, () -> write(answer, afterwards));
    }
  }

  private void watch() {
    State now = state.get();
    if (now == State.CLIENT_GONE) {
      // Deferred, because the caller of waiting() may hold the lock that cancelling takes.
      IoTask.runLater(exchange, this::cancel);
    } else if (now == State.OPEN && watch == null) {
      watch = DisconnectWatch.start(exchange, this::clientGone);
    }
  }

  private void clientGone() {
    if (state.compareAndSet(State.OPEN, State.CLIENT_GONE)) {
      cancel();
      memory.release();
      note(false, LoggedCall.NO_ANSWER, GONE);
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  private void cancel() {
    Runnable once = cancel.getAndSet(ExchangeReply::nothing);
    try {
      once.run();
    } catch (RuntimeException | Error bug) {
      LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " was not cancelled", bug);
    }
  }

  private void write(Supplier<WireResponse> answer, IoCallback afterwards) {
    written = true;
    if (watch != null) {
      watch.stop();
    }
    WireResponse response = rendered(answer);
    memory.answerMade(response.body().length);
    memory.releaseAfter(exchange);
    note(response.failure() != null, response.status(), response.failure());
    exchange.setStatusCode(response.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, response.contentType());
    exchange.getResponseHeaders().put(REQUEST_ID, response.requestId());
    if (response.queryError() != null) {
      exchange.getResponseHeaders().put(QUERY_ERROR, response.queryError());
    }
    if (response.smithyProtocol() != null) {
      exchange.getResponseHeaders().put(SMITHY_PROTOCOL, response.smithyProtocol());
    }
    response
        .moreHeaders()
        .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    exchange.setResponseContentLength(response.body().length);
    SlowAnswer slowly = slow;
    if (slowly != null && response.body().length > 0) {
      beginsSlowly = true;
      slowly.start(response.body(), afterwards);
    } else {
      send(response.body(), afterwards);
      if (!exchange.isResponseComplete()) {
        startDeadline();
      }
    }
  }

  /**
   * Sends a body. The beginning of a long one goes ahead with the head: Undertow keeps what it
   * writes together with a head as long as the connection is open, and idle ones would add up.
   */
  private void send(byte[] body, IoCallback afterwards) {
    Sender sender = exchange.getResponseSender();
    if (body.length <= ExchangeMemory.FREE_BYTES) {
      sender.send(ByteBuffer.wrap(body), afterwards);
    } else {
      ByteBuffer beginning = ByteBuffer.wrap(Arrays.copyOf(body, BYTES_WITH_HEAD));
      ByteBuffer rest = ByteBuffer.wrap(body, BYTES_WITH_HEAD, body.length - BYTES_WITH_HEAD);
      sender.send(beginning, new SendNext(rest, afterwards));
    }
  }

  /** Sends a buffer when the one before has been written. */
  private record SendNext(ByteBuffer next, IoCallback afterwards) implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      sender.send(next, afterwards);
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException clientGone) {
      afterwards.onException(exchange, sender, clientGone);
    }
  }

  /** Closes the connection of a client that does not read its answer in time. */
  private void startDeadline() {
    ServerConnection connection = exchange.getConnection();
    XnioExecutor.Key deadline =
        Deadline.after(
            exchange.getIoThread(), patienceMillis(), () -> IoUtils.safeClose(connection));
    ExchangeEnd.run(exchange, deadline::remove);
  }

  private int patienceMillis() {
    return exchange
        .getConnection()
        .getUndertowOptions()
        .get(UndertowOptions.REQUEST_PARSE_TIMEOUT, 0);
  }

  private WireResponse rendered(Supplier<WireResponse> answer) {
    try {
      return answer.get();
    } catch (RuntimeException | Error bug) {
      return failure(bug);
    }
  }

  private WireResponse failure(Throwable bug) {
    LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " to " + action() + " failed", bug);
    return protocol.failure(requestId);
  }

  private void note(boolean failed, int status, @Nullable Failure failure) {
    if (log.takes(failed)) {
      long tookNanos = System.nanoTime() - beganNanos;
      log.add(LoggedCall.now(status, call, userAgent(), failure, tookNanos));
    }
  }

  /** Prefers the header that the SDK for JavaScript sends in browsers. */
  private @Nullable String userAgent() {
    String ofSdk = exchange.getRequestHeaders().getFirst(SDK_AGENT);
    return ofSdk == null ? exchange.getRequestHeaders().getFirst(Headers.USER_AGENT) : ofSdk;
  }

  private static void nothing() {}
}
