package dev.tailback.server.http;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Reply;
import dev.tailback.server.service.Service;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A listener with small test actions, and the replies that wait in them. */
final class TestActions implements AutoCloseable {
  final BlockingQueue<Parked> parked = new LinkedBlockingQueue<>();
  final HttpListener listener;
  volatile boolean ready = true;

  private final Map<String, Action<?>> actions =
      Map.of(
          "Echo", action(input -> input.string("Text"), this::echo),
          "Endpoint", action(input -> "", (any, call, reply) -> reply.send(text(call.baseUrl()))),
          "Nothing", action(input -> "", (any, call, reply) -> reply.send(Result.NOTHING)),
          "Refuse",
              action(
                  input -> "",
                  (any, call, reply) -> {
                    throw Refusal.noSuchQueue();
                  }),
          "Break",
              action(
                  input -> "",
                  (any, call, reply) -> {
                    throw new IllegalStateException("a bug, thrown by a test");
                  }),
          "BreakLate", action(input -> "", (any, call, reply) -> reply.send(broken())),
          "Twice",
              action(
                  input -> "",
                  (any, call, reply) -> {
                    reply.send(text("first"));
                    reply.send(text("second"));
                    reply.refuse(Refusal.noSuchQueue());
                  }),
          "Elsewhere",
              action(
                  input -> input.string("Text"),
                  (text, call, reply) -> new Thread(() -> reply.send(text(text))).start()),
          "Thread",
              action(
                  input -> Thread.currentThread().getName(),
                  (name, call, reply) -> reply.send(text(name))),
          "Wait", action(input -> input.string("Text"), this::park));

  private final Transport transport;

  TestActions() {
    this(HttpTimeouts.DEFAULT);
  }

  TestActions(Transport transport) {
    this(transport, HttpTimeouts.DEFAULT);
  }

  TestActions(Transport transport, HttpTimeouts timeouts) {
    this(transport, timeouts, new MemoryAccount(1_000_000_000));
  }

  TestActions(HttpTimeouts timeouts) {
    this(timeouts, new MemoryAccount(1_000_000_000));
  }

  TestActions(Admission admission) {
    this(Transport.PLAIN, HttpTimeouts.DEFAULT, new MemoryAccount(1_000_000_000), admission);
  }

  TestActions(HttpTimeouts timeouts, MemoryAccount memory) {
    this(Transport.PLAIN, timeouts, memory);
  }

  TestActions(Transport transport, HttpTimeouts timeouts, MemoryAccount memory) {
    this(transport, timeouts, memory, Admission.EVERYBODY);
  }

  private TestActions(
      Transport transport, HttpTimeouts timeouts, MemoryAccount memory, Admission admission) {
    this.transport = transport;
    CallLog log = CallLog.start(LogLevel.OFF, null, null);
    Services services =
        new Services(
            new Service(SqsTraits.MODEL, actions), new Service(LargeRequests.MODEL, actions));
    SqsHandler handler =
        new SqsHandler(
            services,
            new Caller("000000000000", "us-east-1", ""),
            memory,
            log,
            new ConsoleWrites(ConsoleMode.ON),
            admission,
            null);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Router router = new Router(handler).route(new HealthHandler(() -> ready));
    listener =
        HttpListener.start(
            router, transport.settings(timeouts), services.protocols(), log, anyPort, anyPort);
  }

  RawClient connect() throws java.io.IOException {
    return new RawClient(listener.port(), transport);
  }

  /** A reply that waits, and how often it was cancelled. */
  record Parked(@Nullable String text, Reply reply, AtomicInteger cancelled) {
    void send() {
      reply.send(TestActions.text(text == null ? "" : text));
    }
  }

  /** Waits for the next reply. */
  Parked awaitParked() throws InterruptedException {
    Parked next = parked.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nobody waits");
    }
    return next;
  }

  private void park(@Nullable String text, Call call, Reply reply) {
    Parked waiting = new Parked(text, reply, new AtomicInteger());
    reply.waiting(waiting.cancelled::incrementAndGet);
    parked.add(waiting);
  }

  private void echo(@Nullable String text, Call call, Reply reply) {
    reply.send(TestActions.text(text == null ? "" : text));
  }

  static Result text(String text) {
    return output -> output.string("Text", text);
  }

  private static Result broken() {
    return output -> {
      throw new IllegalStateException("a bug in a result, thrown by a test");
    };
  }

  private interface Answering<Q> {
    void answer(Q request, Call call, Reply reply);
  }

  private static <Q> Action<Q> action(Function<Input, Q> reading, Answering<Q> answering) {
    return new Action<>() {
      @Override
      public Q read(Input input) {
        return reading.apply(input);
      }

      @Override
      public void answer(Q request, Call call, Reply reply) {
        answering.answer(request, call, reply);
      }
    };
  }

  @Override
  public void close() {
    listener.stop();
  }
}
