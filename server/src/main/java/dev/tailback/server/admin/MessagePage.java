package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.PeekedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a queue's messages, in the queue's order: those after the position {@code after} that a
 * {@link MessageFilter} selects, at most {@code limit}, and fewer if they are large or hard to
 * find.
 */
final class MessagePage {
  static final List<String> PARAMETERS =
      Stream.concat(Stream.of("after", "limit"), MessageFilter.PARAMETERS.stream()).toList();

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  /** The approximate maximum size of a page with more than one message. */
  private static final long MAX_BYTES = 2 * 1024 * 1024;

  /* The source of a page. Messages are taken from the engine a few at a time, which is quick. */
  private static final int MAX_LOOKED_AT = 20_000;
  private static final long MAX_BYTES_LOOKED_AT = 32 * 1024 * 1024;
  private static final int AT_ONCE = 1_000;

  private final MessageFilter filter;
  private final int limit;
  private final List<PeekedMessage> selected = new ArrayList<>();
  private long last;
  private int lookedAt;
  private long bytes;
  private long bytesLookedAt;

  private MessagePage(AdminRequest request) {
    filter = MessageFilter.of(request);
    last = request.number("after", 0, Long.MAX_VALUE, 0);
    limit = (int) request.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
  }

  /** Takes messages from a queue. */
  @FunctionalInterface
  interface Source {
    /** Returns up to {@code max} messages after a position. */
    List<PeekedMessage> after(long position, int max);
  }

  static JsonNode of(AdminRequest request, Source source) {
    return new MessagePage(request).fill(source);
  }

  private JsonNode fill(Source source) {
    int atOnce = filter.selectsAll() ? limit : AT_ONCE;
    while (true) {
      List<PeekedMessage> some = source.after(last, atOnce);
      for (PeekedMessage message : some) {
        if (!lookAt(message)) {
          return show(last);
        }
      }
      if (some.size() < atOnce) {
        return show(null);
      }
    }
  }

  /** Adds a message if it is selected. Returns whether the page has room for more. */
  private boolean lookAt(PeekedMessage message) {
    long weight = message.content().weight();
    if (filter.matches(message)) {
      bytes += weight;
      if (!selected.isEmpty() && bytes > MAX_BYTES) {
        return false;
      }
      selected.add(message);
    }
    last = message.sequence();
    lookedAt++;
    bytesLookedAt += weight;
    return selected.size() < limit
        && lookedAt < MAX_LOOKED_AT
        && bytesLookedAt < MAX_BYTES_LOOKED_AT;
  }

  private ObjectNode show(@Nullable Long next) {
    ObjectNode page = AdminRequest.JSON.createObjectNode();
    ArrayNode shown = page.putArray("messages");
    selected.forEach(message -> shown.add(ShownMessages.show(message)));
    return next == null ? page : page.put("next", next);
  }
}
