package dev.tailback.server;

import dev.tailback.config.Place;
import dev.tailback.config.QueueDefinition;
import dev.tailback.config.QueueDefinition.DeadLetterQueue;
import dev.tailback.config.QueueDefinition.Limits;
import dev.tailback.config.Setting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes a queue to create: {@code QueueSpec.named("orders").deadLetter("orders-dlq", 3)}.
 *
 * <p>Immutable: each method returns another one. SQS's own rules check the values when the queue is
 * created.
 */
public final class QueueSpec {
  private static final String FIFO_SUFFIX = ".fifo";
  private static final String FIFO_QUEUE = "FifoQueue";

  /**
   * A dead-letter queue.
   *
   * @param maxReceiveCount how often a message is received before it goes there
   */
  private record DeadLetter(String name, int maxReceiveCount) {}

  private final String name;
  private final Map<String, String> attributes;
  private final @Nullable DeadLetter deadLetter;
  private final Limits limits;

  private QueueSpec(
      String name, Map<String, String> attributes, @Nullable DeadLetter deadLetter, Limits limits) {
    this.name = name;
    this.attributes = attributes;
    this.deadLetter = deadLetter;
    this.limits = limits;
  }

  /**
   * Describes a queue with SQS's own defaults; a name that ends in {@code .fifo} makes it a FIFO
   * queue.
   */
  public static QueueSpec named(String name) {
    Map<String, String> attributes =
        name.endsWith(FIFO_SUFFIX) ? Map.of(FIFO_QUEUE, "true") : Map.of();
    return new QueueSpec(name, attributes, null, Limits.NONE);
  }

  /** Makes it a FIFO queue; {@code .fifo} is appended to the name if it is missing. */
  public QueueSpec fifo() {
    return new QueueSpec(fifoName(name), with(FIFO_QUEUE, "true"), deadLetter, limits);
  }

  private static String fifoName(String name) {
    return name.endsWith(FIFO_SUFFIX) ? name : name + FIFO_SUFFIX;
  }

  /** Lets SQS make the deduplication ids of a FIFO queue from the bodies. */
  public QueueSpec contentBasedDeduplication() {
    return attribute("ContentBasedDeduplication", "true");
  }

  /**
   * Gives it a dead-letter queue, which is created too. A FIFO queue's is a FIFO queue as well:
   * {@code .fifo} is appended to its name if it is missing.
   *
   * @param maxReceiveCount how often a message is received before it goes there, 1 to 1000
   */
  public QueueSpec deadLetter(String queueName, int maxReceiveCount) {
    return new QueueSpec(name, attributes, new DeadLetter(queueName, maxReceiveCount), limits);
  }

  /** Sets the visibility timeout, in whole seconds, up to 12 hours. */
  public QueueSpec visibilityTimeout(Duration timeout) {
    return attribute("VisibilityTimeout", seconds("visibilityTimeout", timeout));
  }

  /** Sets the delay of new messages, in whole seconds, up to 15 minutes. */
  public QueueSpec delay(Duration delay) {
    return attribute("DelaySeconds", seconds("delay", delay));
  }

  private static String seconds(String name, Duration duration) {
    if (duration.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          name + " is " + duration + ", and must be in whole seconds.");
    }
    return Long.toString(duration.toSeconds());
  }

  /** Sets any attribute of SQS by its name, such as {@code MaximumMessageSize}. */
  public QueueSpec attribute(String attribute, String value) {
    return new QueueSpec(name, with(attribute, value), deadLetter, limits);
  }

  private Map<String, String> with(String attribute, String value) {
    Map<String, String> more = new TreeMap<>(attributes);
    more.put(attribute, value);
    return more;
  }

  /** Sets how many messages it may have in flight, 1 or more. */
  public QueueSpec inFlight(int messages) {
    return limits(new Limits(positive("inFlight", messages), limits.lookAhead()));
  }

  /** Sets how many messages of a FIFO queue are searched for a free group, 1 or more. */
  public QueueSpec lookAhead(int messages) {
    return limits(new Limits(limits.inFlight(), positive("lookAhead", messages)));
  }

  private QueueSpec limits(Limits newLimits) {
    return new QueueSpec(name, attributes, deadLetter, newLimits);
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", and must be 1 or more.");
    }
    return value;
  }

  /** Returns the name, with {@code .fifo} if it is a FIFO queue. */
  public String name() {
    return name;
  }

  /** Returns the dead-letter queue that comes with it, {@code null} for none. */
  public @Nullable QueueSpec deadLetterQueue() {
    if (deadLetter == null) {
      return null;
    }
    boolean isFifo = attributes.containsKey(FIFO_QUEUE);
    return named(isFifo ? fifoName(deadLetter.name) : deadLetter.name);
  }

  /**
   * Returns the definition of the queue as in a configuration file, without that of its dead-letter
   * queue.
   */
  public QueueDefinition definition() {
    Place place = new Place("queue " + name, "");
    Map<String, Setting> settings = new LinkedHashMap<>();
    attributes.forEach(
        (attribute, value) ->
            settings.put(attribute, Setting.of(new Place(place.source(), attribute), value)));
    return new QueueDefinition(place, name, settings, null, deadLetters(place), limits);
  }

  private @Nullable DeadLetterQueue deadLetters(Place place) {
    QueueSpec target = deadLetterQueue();
    if (deadLetter == null || target == null) {
      return null;
    }
    return new DeadLetterQueue(
        Setting.of(new Place(place.source(), "deadLetter"), target.name),
        Setting.of(
            new Place(place.source(), "maxReceiveCount"),
            Integer.toString(deadLetter.maxReceiveCount)));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof QueueSpec other
        && name.equals(other.name)
        && attributes.equals(other.attributes)
        && Objects.equals(deadLetter, other.deadLetter)
        && limits.equals(other.limits);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, attributes, deadLetter, limits);
  }

  @Override
  public String toString() {
    return name + attributes + (deadLetter == null ? "" : " -> " + deadLetter.name);
  }
}
