package dev.tailback.junit;

import dev.tailback.client.Client;
import dev.tailback.client.Event;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.QueueAddress;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads events as the admin API shows them. */
final class DistantEvents {
  private static final UUID NO_MESSAGE = new UUID(0, 0);

  private DistantEvents() {}

  /** Returns the name of a kind: {@code deadLettered} for DEAD_LETTERED. */
  static String name(Kind kind) {
    StringBuilder name = new StringBuilder();
    for (String word : kind.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(name.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
      name.append(word, 1, word.length());
    }
    return name.toString();
  }

  static Kind kind(String name) {
    return Kind.valueOf(name.replaceAll("[A-Z]", "_$0").toUpperCase(Locale.ROOT));
  }

  static QueueEvent read(Event event) {
    Client by = event.by();
    String target = event.target();
    String body = event.body();
    QueueAddress queue = new QueueAddress("", "", event.queue());
    return new QueueEvent(
        kind(event.event()),
        event.atMillis(),
        id(event.messageId()),
        event.receiveCount(),
        body == null ? "" : QueueEvent.quoted(body),
        queue,
        target == null ? null : queue.sibling(target),
        by == null ? null : by.name());
  }

  private static UUID id(@Nullable String messageId) {
    return messageId == null ? NO_MESSAGE : UUID.fromString(messageId);
  }
}
