package dev.tailback.config;

import dev.tailback.engine.queue.QueueLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A queue that is to exist from the start.
 *
 * @param attributes values by the names that SQS has for them; neither is checked
 * @param tags where they stand and what they are; {@code null} if there are none
 */
public record QueueDefinition(
    Place place,
    String name,
    Map<String, Setting> attributes,
    @Nullable TagList tags,
    @Nullable DeadLetterQueue deadLetterQueue,
    Limits limits) {

  /** Keys of a queue's section in a file that are no attributes. */
  public static final Set<String> OTHER_KEYS = Set.of("deadLetterQueue", "limits", "tags");

  /** Copies the map, in its order. */
  public QueueDefinition {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The tags of a queue. */
  public record TagList(Place place, Map<String, String> tags) {}

  /** Where messages go that were received too often: a queue of the same type, by its name. */
  public record DeadLetterQueue(Setting name, Setting maxReceiveCount) {}

  /** What a queue may have in flight and look through; {@code null} is as for other queues. */
  public record Limits(@Nullable Integer inFlight, @Nullable Integer lookAhead) {
    /** Limits as for other queues. */
    public static final Limits NONE = new Limits(null, null);

    /** These limits, and the others for what they do not say. */
    public QueueLimits orElse(QueueLimits others) {
      return new QueueLimits(
          Objects.requireNonNullElse(inFlight, others.inFlight()),
          Objects.requireNonNullElse(lookAhead, others.lookAhead()));
    }
  }
}
