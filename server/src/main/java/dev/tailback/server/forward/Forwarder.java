package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.queue.Page;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.WireRequest;
import dev.tailback.server.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/**
 * Carries out calls by forwarding them to the upstream.
 *
 * <ul>
 *   <li>A call is sent on in its own protocol, under the upstream's names and a new signature.
 *   <li>The answer comes back unchanged except for the names of queues. If there is none, or none
 *       that SQS could have given, the call fails with {@code ServiceUnavailable}.
 *   <li>No call is sent twice. If the client goes away, the call ends.
 *   <li>No thread waits for the upstream. Safe for use by several threads.
 * </ul>
 */
public final class Forwarder implements AutoCloseable {
  private static final int MAX_HELPERS = 16;
  private static final int MAX_WAITING = 10_000;
  private static final long GRACE_MILLIS = 300;

  private final Upstream upstream;
  private final ForwardedQueues queues;
  private final QueueUrls urls;
  private final AnswerWatcher watchers;
  private final UpstreamRequests requests;
  private final UpstreamAnswers answers;
  private final NamedQueue named;
  private final ThreadPoolExecutor helpers = helpers();
  private final UpstreamHttp http;
  private final SecondAnswers second = new SecondAnswers(System::nanoTime);
  private final CallsUnderWay underWay = new CallsUnderWay();
  private final LongAdder sent = new LongAdder();
  private final Questions questions;
  private volatile @Nullable Supplier<XnioIoThread> threads;

  /**
   * @param urls decides what the queue URLs in answers start with
   * @param watchers see the answered calls
   */
  public Forwarder(Upstream upstream, QueueUrls urls, List<AnswerWatcher> watchers) {
    this.upstream = upstream;
    this.urls = urls;
    this.watchers = new AnswerWatchers(watchers);
    queues = upstream.queues();
    requests = new UpstreamRequests(upstream);
    answers = new UpstreamAnswers(queues);
    named = new NamedQueue(queues, upstream.isAmazon());
    http = new UpstreamHttp(upstream.trust(), helpers);
    questions = new Questions(upstream, http, helpers);
  }

  private static ThreadPoolExecutor helpers() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            MAX_HELPERS,
            MAX_HELPERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Forwarder::daemon);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "tailback-upstream");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the upstream. */
  public Upstream upstream() {
    return upstream;
  }

  /** Returns how many calls the upstream has been sent. */
  public UpstreamCalls calls() {
    return new UpstreamCalls(sent.sum(), questions.asked());
  }

  /**
   * Asks the upstream for the attributes of a queue, and does not wait.
   *
   * @param queue as clients see it
   * @param then is called once, with the attributes as clients see them, or {@code null} if there
   *     is no answer
   */
  public void ask(QueueAddress queue, Consumer<@Nullable Map<String, String>> then) {
    ask(queue, "All", answer -> then.accept(asSeenByClients(ToldAttributes.of(answer))));
  }

  private @Nullable Map<String, String> asSeenByClients(@Nullable Map<String, String> told) {
    if (told != null) {
      told.replaceAll((name, value) -> queues.toLocal(value));
    }
    return told;
  }

  /**
   * Asks the upstream when a queue was created, by this machine's clock.
   *
   * @param queue as clients see it
   * @return fails if the upstream does not say
   */
  public CompletableFuture<Instant> createdAt(QueueAddress queue) {
    CompletableFuture<Instant> created = new CompletableFuture<>();
    ask(
        queue,
        ToldAttributes.CREATED,
        answer -> {
          Instant time = ToldAttributes.created(answer);
          if (time == null) {
            created.completeExceptionally(new IOException("not told"));
          } else {
            created.complete(time);
          }
        });
    return created;
  }

  private void ask(QueueAddress queue, String attribute, Consumer<@Nullable UpstreamAnswer> then) {
    QueueAddress there = queues.upstream(queue.name());
    Supplier<XnioIoThread> lent = threads;
    if (there == null || lent == null) {
      then.accept(null);
    } else {
      questions.ask(there, attribute, lent, then);
    }
  }

  /** Sets the IO threads for this server's own requests. */
  public void useThreads(Supplier<XnioIoThread> newThreads) {
    threads = newThreads;
  }

  /**
   * Returns how to carry out a call. May be called on any thread. It throws a {@link Refusal} if
   * the call names no queue that is forwarded.
   *
   * @param sent the request as it came in
   * @param action the call's action
   * @param thread the IO thread of the client's connection
   */
  public BiConsumer<Call, Reply> work(
      WireRequest sent, Protocol protocol, Action<?> action, XnioIoThread thread) {
    return (call, reply) -> carryOut(sent, protocol, call, action, reply, thread);
  }

  private void carryOut(
      WireRequest sent,
      Protocol protocol,
      Call call,
      Action<?> action,
      Reply reply,
      XnioIoThread thread) {
    String refusal = upstream.access().refusal(call.action());
    if (refusal != null) {
      reply.refuse(ErrorShape.ACCESS_DENIED, refusal);
    } else if (!call.action().equals("ListQueues")) {
      send(sent, protocol, call, action, named.of(call, action), reply, thread);
    } else if (queues.takesAny()) {
      send(sent, protocol, call, action, null, reply, thread);
    } else {
      reply.send(list(call).result());
    }
  }

  private Page list(Call call) {
    Page.Wanted page = Page.Wanted.read(call.input());
    page.check();
    String prefix = Objects.requireNonNullElse(call.input().string("QueueNamePrefix"), "");
    return page.of(
        queues.names().stream().filter(name -> name.startsWith(prefix)).map(queues.home()::sibling),
        queue -> base(call) + "/" + queue.account() + "/" + queue.name());
  }

  private String base(Call call) {
    return urls.base(queues.home().region(), call.baseUrl());
  }

  private void send(
      WireRequest sent,
      Protocol protocol,
      Call call,
      Action<?> action,
      @Nullable QueueAddress queue,
      Reply reply,
      XnioIoThread thread) {
    QueueAddress local = queue == null ? null : queues.local(queue);
    SecondAnswers.Key key = key(sent, protocol, call, queue);
    WireResponse again = key == null ? null : second.take(key);
    if (again != null) {
      AnsweredCall answered = new AnsweredCall(sent, protocol, call, action, local, again, true);
      watchers.answering(answered);
      reply.send(new ForwardedResult(again));
      watchers.answered(answered);
      return;
    }
    String region = queue == null ? queues.home().region() : queue.region();
    UpstreamRequest request = requests.of(sent, protocol, call, queue, region);
    Function<WireResponse, AnsweredCall> answered =
        given -> new AnsweredCall(sent, protocol, call, action, local, given, false);
    ForwardedCall forwarded =
        new ForwardedCall(
            call.action(),
            reply,
            answer -> keptIfDue(answers.of(answer, protocol, call, base(call), region), key, call),
            answered,
            watchers,
            () -> watchers.unanswered(call, local),
            underWay::remove);
    underWay.add(forwarded);
    reply.waiting(forwarded::cancel);
    Runnable start = () -> start(request, region, reply, thread, forwarded);
    if (!upstream.signer().isReady()) {
      prepare(start, thread, forwarded);
    } else if (Thread.currentThread() == thread) {
      start.run();
    } else {
      thread.execute(start);
    }
  }

  private static SecondAnswers.@Nullable Key key(
      WireRequest sent, Protocol protocol, Call call, @Nullable QueueAddress queue) {
    if (queue == null || !call.action().equals("ReceiveMessage")) {
      return null;
    }
    String accept = Objects.requireNonNullElse(sent.header("accept"), "");
    return new SecondAnswers.Key(queue, accept, protocol.readsForms());
  }

  /** Keeps an answer with messages if a fault rule delivers them twice. */
  private WireResponse keptIfDue(WireResponse answer, SecondAnswers.@Nullable Key key, Call call) {
    if (key != null
        && call.hooks() != FaultHooks.NONE
        && answer.status() == 200
        && new String(answer.body(), StandardCharsets.UTF_8).contains("ReceiptHandle")
        && call.hooks().deliversAgain(1)) {
      second.keep(key, answer);
    }
    return answer;
  }

  /** Fetches credentials, which may take a while, and then starts a call. */
  private void prepare(Runnable start, XnioIoThread thread, ForwardedCall forwarded) {
    try {
      helpers.execute(
          () -> {
            try {
              upstream.signer().prepare();
              thread.execute(start);
            } catch (CredentialsException none) {
              forwarded.fail(String.valueOf(none.getMessage()));
            } catch (RuntimeException e) {
              forwarded.fail("There are no credentials for the upstream.");
            }
          });
    } catch (RejectedExecutionException full) {
      forwarded.fail("Too many calls wait for credentials.");
    }
  }

  private void start(
      UpstreamRequest request,
      String region,
      Reply reply,
      XnioIoThread thread,
      ForwardedCall forwarded) {
    UpstreamRequest signed;
    try {
      signed = request.with(upstream.signer().sign(request, region));
    } catch (CredentialsException none) {
      forwarded.fail(String.valueOf(none.getMessage()));
      return;
    } catch (RuntimeException e) {
      forwarded.fail("The request can't be signed.");
      return;
    }
    sent.increment();
    forwarded.start(new UpstreamExchange(http, signed, thread, reply.room(), forwarded));
  }

  /** Waits a moment for the calls in progress, then fails the rest. */
  public void stop() {
    underWay.end(GRACE_MILLIS);
  }

  /** Frees what calls have used. Called after the IO threads have ended. */
  @Override
  public void close() {
    helpers.shutdownNow();
    http.close();
  }
}
