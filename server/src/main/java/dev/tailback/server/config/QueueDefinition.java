package dev.tailback.server.config;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.server.wire.Caller;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A queue that is to exist from the start.
 *
 * @param attributes under the names that SQS has for them
 * @param tags where they stand and what they are; {@code null} if there are none
 */
public record QueueDefinition(
    Place place,
    String name,
    Map<String, Setting> attributes,
    @Nullable TagList tags,
    @Nullable DeadLetterQueue deadLetterQueue,
    Limits limits) {

  public QueueDefinition {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** A queue with a name alone; one that ends in {@code .fifo} makes it a FIFO queue. */
  public static QueueDefinition named(String name) {
    return new QueueDefinition(
        new Place("queue " + name, ""), name, Map.of(), null, null, Limits.NONE);
  }

  /** Where the queue is if this caller owns it. */
  QueueAddress address(Caller owner) {
    return new QueueAddress(owner.account(), owner.region(), name);
  }

  /** The tags of a queue. */
  public record TagList(Place place, Map<String, String> tags) {}

  /** Where messages go that were received too often: a queue of the same type, by its name. */
  public record DeadLetterQueue(Setting name, Setting maxReceiveCount) {}

  /** What a queue may have in flight and look through; {@code null} is as for other queues. */
  public record Limits(@Nullable Integer inFlight, @Nullable Integer lookAhead) {
    static final Limits NONE = new Limits(null, null);

    /** These limits, and the others for what they do not say. */
    QueueLimits orElse(QueueLimits others) {
      return new QueueLimits(
          Objects.requireNonNullElse(inFlight, others.inFlight()),
          Objects.requireNonNullElse(lookAhead, others.lookAhead()));
    }
  }
}
