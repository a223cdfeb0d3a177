package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Room;
import dev.tailback.server.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/**
 * This server's own requests to the upstream, for the attributes of queues. Safe for use by several
 * threads.
 */
final class Questions {
  private static final String ACTION = "AmazonSQS.GetQueueAttributes";

  private final Upstream upstream;
  private final UpstreamHttp http;
  private final Executor helpers;
  private final LongAdder asked = new LongAdder();

  /**
   * @param helpers fetches credentials, which may take a while
   */
  Questions(Upstream upstream, UpstreamHttp http, Executor helpers) {
    this.upstream = upstream;
    this.http = http;
    this.helpers = helpers;
  }

  /** Returns how many were sent. */
  long asked() {
    return asked.sum();
  }

  /**
   * Asks for attributes of a queue.
   *
   * @param queue the upstream's queue
   * @param attribute the name of an attribute, or {@code All}
   * @param threads finds the IO thread that sends the question
   * @param then gets the answer; {@code null} if there is none, or only an error
   */
  void ask(
      QueueAddress queue,
      String attribute,
      Supplier<XnioIoThread> threads,
      Consumer<@Nullable UpstreamAnswer> then) {
    try {
      helpers.execute(() -> send(queue, attribute, threads.get(), then));
    } catch (RejectedExecutionException full) {
      then.accept(null);
    }
  }

  private void send(
      QueueAddress queue,
      String attribute,
      XnioIoThread thread,
      Consumer<@Nullable UpstreamAnswer> then) {
    try {
      UpstreamSigner signer = upstream.signer();
      if (!signer.isReady()) {
        signer.prepare();
      }
      UpstreamRequest request = request(queue, attribute);
      UpstreamRequest signed = request.with(signer.sign(request, queue.region()));
      UpstreamExchange exchange =
          new UpstreamExchange(http, signed, thread, Room.UNLIMITED, into(then));
      thread.execute(exchange::start);
      asked.increment();
    } catch (RuntimeException notSigned) {
      then.accept(null);
    }
  }

  private UpstreamRequest request(QueueAddress queue, String attribute) {
    String base = upstream.base(queue.region());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("QueueUrl", base + "/" + queue.account() + "/" + queue.name());
    members.put("AttributeNames", List.of(attribute));
    return new UpstreamRequest(
        "POST",
        URI.create(base + "/"),
        Map.of(
            "content-type", List.of("application/x-amz-json-1.0"), "x-amz-target", List.of(ACTION)),
        Json.write(members).getBytes(StandardCharsets.UTF_8));
  }

  private static UpstreamListener into(Consumer<@Nullable UpstreamAnswer> then) {
    return new UpstreamListener() {
      @Override
      public void answered(UpstreamAnswer answer) {
        then.accept(answer.status() == 200 ? answer : null);
      }

      @Override
      public void failed(IOException reason) {
        then.accept(null);
      }
    };
  }
}
