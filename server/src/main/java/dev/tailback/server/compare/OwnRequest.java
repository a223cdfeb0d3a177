package dev.tailback.server.compare;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.forward.AnsweredCall;
import dev.tailback.server.forward.FormEdit;
import dev.tailback.server.forward.JsonEdit;
import dev.tailback.server.wire.WireRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A forwarded request, translated for Tailback's own queues: the queue is in the configured account
 * and region, and receipt handles are Tailback's.
 */
final class OwnRequest {
  private static final byte[] NO_BODY = {};

  private final AnsweredCall call;
  private final QueueAddress queue;
  private final KnownIds ids;
  private final Map<String, String> replaced = new HashMap<>();
  private boolean hasUnknownHandle;

  OwnRequest(AnsweredCall call, QueueAddress queue, KnownIds ids) {
    this.call = call;
    this.queue = queue;
    this.ids = ids;
  }

  /**
   * Returns the request.
   *
   * @throws IOException if it can't be read
   */
  WireRequest request() throws IOException {
    WireRequest sent = call.sent();
    if (!call.protocol().readsForms()) {
      return sent.withBody(JsonEdit.edit(sent.body(), this::edited));
    }
    String form = FormEdit.edit(sent.query(), sent.body(), this::edited);
    boolean isGet = sent.method().equals("GET");
    return new WireRequest(
        sent.method(),
        path(sent),
        isGet ? form : "",
        sent.headers(),
        isGet ? NO_BODY : form.getBytes(StandardCharsets.US_ASCII),
        sent.baseUrl(),
        sent.source());
  }

  private String path(WireRequest sent) {
    boolean isNamed = !call.protocol().service().traits().queryParameters(sent.path()).isEmpty();
    return isNamed ? "/" + queue.account() + "/" + queue.name() : sent.path();
  }

  private String edited(String path, String text) {
    String name = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "queueurl" -> "http://localhost/" + queue.account() + "/" + queue.name();
      case "queueownerawsaccountid" -> queue.account();
      case "sourcearn" -> queue.arn();
      case "receipthandle", "taskhandle" -> handle(text);
      default -> text;
    };
  }

  private String handle(String theirs) {
    String own = ids.handle(theirs);
    if (own == null) {
      hasUnknownHandle = true;
      return theirs;
    }
    replaced.put(own, theirs);
    return own;
  }

  /** Returns whether it has a handle that Tailback has not issued. Valid after {@link #request}. */
  boolean hasUnknownHandle() {
    return hasUnknownHandle;
  }

  /** Returns a text that quotes this request as it would quote the upstream's. */
  String quoted(String text) {
    String quoted = text;
    for (Map.Entry<String, String> handle : replaced.entrySet()) {
      quoted = quoted.replace(handle.getKey(), handle.getValue());
    }
    return quoted;
  }
}
