package dev.tailback.junit;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.sqs.queue.NewQueue;
import dev.tailback.server.sqs.queue.SettingsChange;
import dev.tailback.server.wire.Json;
import java.time.Duration;
import java.util.Map;
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

  private final String name;
  private final Map<String, String> attributes;
  private final @Nullable String deadLetter;
  private final int maxReceiveCount;
  private final int inFlight;
  private final int lookAhead;

  private QueueSpec(
      String name,
      Map<String, String> attributes,
      @Nullable String deadLetter,
      int maxReceiveCount,
      int inFlight,
      int lookAhead) {
    this.name = name;
    this.attributes = attributes;
    this.deadLetter = deadLetter;
    this.maxReceiveCount = maxReceiveCount;
    this.inFlight = inFlight;
    this.lookAhead = lookAhead;
  }

  /**
   * Describes a queue with SQS's own defaults; a name that ends in {@code .fifo} makes it a FIFO
   * queue.
   */
  public static QueueSpec named(String name) {
    Map<String, String> attributes =
        name.endsWith(FIFO_SUFFIX) ? Map.of("FifoQueue", "true") : Map.of();
    return new QueueSpec(name, attributes, null, 0, 0, 0);
  }

  static QueueSpec of(SqsQueue declared) {
    QueueSpec spec = named(declared.name());
    spec = declared.fifo() ? spec.fifo() : spec;
    spec = declared.contentBasedDeduplication() ? spec.contentBasedDeduplication() : spec;
    spec = spec.unlessNegative("VisibilityTimeout", declared.visibilityTimeout());
    spec = spec.unlessNegative("DelaySeconds", declared.delay());
    spec = spec.unlessNegative("ReceiveMessageWaitTimeSeconds", declared.receiveWaitTime());
    spec = spec.unlessNegative("MessageRetentionPeriod", declared.retentionPeriod());
    spec = declared.inFlight() == 0 ? spec : spec.inFlight(declared.inFlight());
    spec = declared.lookAhead() == 0 ? spec : spec.lookAhead(declared.lookAhead());
    return declared.deadLetter().isEmpty()
        ? spec
        : spec.deadLetter(declared.deadLetter(), declared.maxReceiveCount());
  }

  private QueueSpec unlessNegative(String attribute, int value) {
    return value < 0 ? this : attribute(attribute, Integer.toString(value));
  }

  /** Makes it a FIFO queue; {@code .fifo} is appended to the name if it is not there. */
  public QueueSpec fifo() {
    return new QueueSpec(
        fifoName(name),
        with("FifoQueue", "true"),
        deadLetter,
        maxReceiveCount,
        inFlight,
        lookAhead);
  }

  private static String fifoName(String name) {
    return name.endsWith(FIFO_SUFFIX) ? name : name + FIFO_SUFFIX;
  }

  /** Lets SQS make the deduplication ids of a FIFO queue from the bodies. */
  public QueueSpec contentBasedDeduplication() {
    return attribute("ContentBasedDeduplication", "true");
  }

  /**
   * Gives it a dead-letter queue, which is created, too; that of a FIFO queue is one itself, and
   * {@code .fifo} is appended to its name if it is not there.
   *
   * @param newMaxReceiveCount how often a message is received before it goes there, 1 to 1000
   */
  public QueueSpec deadLetter(String queueName, int newMaxReceiveCount) {
    return new QueueSpec(name, attributes, queueName, newMaxReceiveCount, inFlight, lookAhead);
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
    return Long.toString(Arguments.wholeSeconds(name, duration));
  }

  /** Sets any attribute of SQS by its name, such as {@code MaximumMessageSize}. */
  public QueueSpec attribute(String attribute, String value) {
    return new QueueSpec(
        name, with(attribute, value), deadLetter, maxReceiveCount, inFlight, lookAhead);
  }

  private Map<String, String> with(String attribute, String value) {
    Map<String, String> more = new TreeMap<>(attributes);
    more.put(attribute, value);
    return more;
  }

  /** Sets how many messages it may have in flight, 1 or more. */
  public QueueSpec inFlight(int messages) {
    Arguments.positive("inFlight", messages);
    return new QueueSpec(name, attributes, deadLetter, maxReceiveCount, messages, lookAhead);
  }

  /** Sets how many messages of a FIFO queue are searched for a free group, 1 or more. */
  public QueueSpec lookAhead(int messages) {
    Arguments.positive("lookAhead", messages);
    return new QueueSpec(name, attributes, deadLetter, maxReceiveCount, inFlight, messages);
  }

  String name() {
    return name;
  }

  /** Whether it says no more than the name. */
  boolean isNameAlone() {
    return isSame(named(name));
  }

  boolean isSame(QueueSpec other) {
    return name.equals(other.name)
        && attributes.equals(other.attributes)
        && String.valueOf(deadLetter).equals(String.valueOf(other.deadLetter))
        && maxReceiveCount == other.maxReceiveCount
        && inFlight == other.inFlight
        && lookAhead == other.lookAhead;
  }

  /** The dead-letter queue that comes with it, {@code null} for none. */
  @Nullable QueueSpec deadLetterQueue() {
    if (deadLetter == null) {
      return null;
    }
    return named(isFifo() ? fifoName(deadLetter) : deadLetter);
  }

  private boolean isFifo() {
    return attributes.containsKey("FifoQueue");
  }

  /**
   * Makes the queue, or makes the one that exists like this; its dead-letter queue must exist.
   *
   * @throws dev.tailback.engine.queue.Refusal as CreateQueue
   */
  Queue create(Queues queues, QueueAddress address) {
    NewQueue wanted = new NewQueue(name, attributes(address), Map.of());
    wanted.check();
    Queue existing = queues.find(address);
    Queue queue =
        existing == null
            ? wanted.create(queues, address.account(), address.region())
            : change(existing, queues, wanted);
    queue.limit(limits(queues.settings().limits()));
    return queue;
  }

  private static Queue change(Queue queue, Queues queues, NewQueue wanted) {
    QueueSettings defaults = queue.isFifo() ? QueueSettings.FIFO : QueueSettings.STANDARD;
    queue.change(SettingsChange.apply(queues, queue.address(), defaults, wanted.attributes()));
    return queue;
  }

  private Map<String, String> attributes(QueueAddress address) {
    QueueSpec target = deadLetterQueue();
    if (target == null) {
      return attributes;
    }
    Map<String, Object> policy =
        Map.of(
            "deadLetterTargetArn",
            address.sibling(target.name).arn(),
            "maxReceiveCount",
            maxReceiveCount);
    return with("RedrivePolicy", Json.write(policy));
  }

  private QueueLimits limits(QueueLimits otherwise) {
    return new QueueLimits(
        inFlight == 0 ? otherwise.inFlight() : inFlight,
        lookAhead == 0 ? otherwise.lookAhead() : lookAhead);
  }

  @Override
  public String toString() {
    return name + attributes + (deadLetter == null ? "" : " -> " + deadLetter);
  }
}
