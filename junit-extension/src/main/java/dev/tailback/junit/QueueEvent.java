package dev.tailback.junit;

import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.QueueAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the journal keeps it, without the whole body.
 *
 * @param body the beginning of the body, in quotes; empty if it is not known
 */
record QueueEvent(
    Kind kind,
    long atMillis,
    UUID messageId,
    int receiveCount,
    String body,
    QueueAddress queue,
    @Nullable QueueAddress target,
    @Nullable String consumer) {
  private static final int MAX_BODY_CHARS = 60;
  private static final int MAX_CONSUMER_CHARS = 200;

  static QueueEvent of(MessageEvent event) {
    MessageContent content = event.content();
    return new QueueEvent(
        event.kind(),
        event.atMillis(),
        event.messageId(),
        event.receiveCount(),
        content == null ? "" : quoted(content.body()),
        event.queue(),
        event.target(),
        event.consumer());
  }

  static String quoted(String body) {
    String beginning = body.substring(0, Math.min(body.length(), MAX_BODY_CHARS));
    String end = beginning.length() < body.length() ? "..." : "";
    return '"' + beginning.replace("\n", "\\n").replace("\r", "\\r") + '"' + end;
  }

  /** Returns the consumer that received it, as far as that is known. */
  String by() {
    if (consumer == null) {
      return "a consumer without User-Agent";
    }
    return consumer.substring(0, Math.min(consumer.length(), MAX_CONSUMER_CHARS));
  }

  @Override
  public String toString() {
    return Instant.ofEpochMilli(atMillis) + " " + messageId + " " + what() + " " + body;
  }

  private String what() {
    return switch (kind) {
      case RECEIVED -> "received, time " + receiveCount + ", by " + by();
      case DEAD_LETTERED -> "dead-lettered from " + queue.name() + " to " + nameOf(target);
      case MOVED -> "moved from " + queue.name() + " to " + nameOf(target);
      case DELETE_IGNORED -> "deleted when it was already gone";
      case TAKEN_BACK -> "taken back, as the answer did not reach its consumer";
      case DELAY_ENDED, TIMED_OUT, RETURNED -> "visible";
      case SENT, EXTENDED, DELETED, EXPIRED, PURGED -> kind.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String nameOf(@Nullable QueueAddress address) {
    return address == null ? "?" : address.name();
  }
}
