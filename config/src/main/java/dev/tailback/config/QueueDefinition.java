package dev.tailback.config;

import dev.tailback.engine.queue.QueueLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A queue to create at the start.
 *
 * @param attributes values by the names that SQS has for them; neither is checked
 * @param tags the tags and their place; {@code null} if there are none
 */
public record QueueDefinition(
    Place place,
    String name,
    Map<String, Setting> attributes,
    @Nullable TagList tags,
    @Nullable DeadLetterQueue deadLetterQueue,
    Limits limits) {

  /** Keys of a queue's section in a file that are not attributes. */
  public static final Set<String> OTHER_KEYS = Set.of("deadLetterQueue", "limits", "tags");

  /** Copies the map, in its order. */
  public QueueDefinition {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The tags of a queue. */
  public record TagList(Place place, Map<String, String> tags) {}

  /** The dead-letter queue, by its name, and the receives after which a message goes there. */
  public record DeadLetterQueue(Setting name, Setting maxReceiveCount) {}

  /** The limits of a queue; {@code null} means the default of all queues. */
  public record Limits(@Nullable Integer inFlight, @Nullable Integer lookAhead) {
    /** The defaults of all queues. */
    public static final Limits NONE = new Limits(null, null);

    /** Returns these limits, with defaults for those that are not set. */
    public QueueLimits orElse(QueueLimits others) {
      return new QueueLimits(
          Objects.requireNonNullElse(inFlight, others.inFlight()),
          Objects.requireNonNullElse(lookAhead, others.lookAhead()));
    }
  }
}
