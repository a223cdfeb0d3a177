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
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/**
 * What this server itself asks the upstream: the attributes of queues. Safe for use by several
 * threads.
 */
final class Questions {
  private static final String ACTION = "AmazonSQS.GetQueueAttributes";

  private final Upstream upstream;
  private final UpstreamHttp http;
  private final Executor helpers;
  private final LongAdder asked = new LongAdder();

  /**
   * @param helpers fetches credentials, which may take long
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
   * Asks for the attributes of a queue.
   *
   * @param queue the upstream's queue
   * @param threads finds the IO thread that sends the question
   * @param then gets the attributes with ARNs as clients see them; {@code null} if they are not
   *     told
   */
  void ask(
      QueueAddress queue,
      Supplier<XnioIoThread> threads,
      Consumer<@Nullable Map<String, String>> then) {
    try {
      helpers.execute(() -> send(queue, threads.get(), then));
    } catch (RejectedExecutionException full) {
      then.accept(null);
    }
  }

  private void send(
      QueueAddress queue, XnioIoThread thread, Consumer<@Nullable Map<String, String>> then) {
    try {
      UpstreamSigner signer = upstream.signer();
      if (!signer.isReady()) {
        signer.prepare();
      }
      UpstreamRequest request = request(upstream, queue, "All");
      UpstreamRequest signed = request.with(signer.sign(request, queue.region()));
      UpstreamExchange exchange =
          new UpstreamExchange(http, signed, thread, Room.UNLIMITED, new Answered(then));
      thread.execute(exchange::start);
      asked.increment();
    } catch (RuntimeException notSigned) {
      then.accept(null);
    }
  }

  /** Returns the request for an attribute of a queue; it is not signed. */
  static UpstreamRequest request(Upstream upstream, QueueAddress queue, String attribute) {
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

  /** Reads the answer. */
  private final class Answered implements UpstreamListener {
    private final Consumer<@Nullable Map<String, String>> then;

    Answered(Consumer<@Nullable Map<String, String>> then) {
      this.then = then;
    }

    @Override
    public void answered(UpstreamAnswer answer) {
      Object told = Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
      boolean isResult = answer.status() == 200;
      then.accept(
          isResult && told instanceof Map<?, ?> members
              ? attributes(members.get("Attributes"))
              : null);
    }

    private @Nullable Map<String, String> attributes(@Nullable Object members) {
      if (!(members instanceof Map<?, ?> told)) {
        return null;
      }
      Map<String, String> attributes = new TreeMap<>();
      told.forEach(
          (name, value) ->
              attributes.put(
                  String.valueOf(name), upstream.queues().toLocal(String.valueOf(value))));
      return attributes;
    }

    @Override
    public void failed(IOException reason) {
      then.accept(null);
    }
  }
}
