package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.Identifiers;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Json;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A queue to be created, with its attributes and tags.
 *
 * @param attributes values as text, by SQS's names of the attributes
 */
public record NewQueue(String queueName, Map<String, String> attributes, Map<String, String> tags) {
  private static final String FIFO_SUFFIX = ".fifo";
  private static final int MAX_NAME_LENGTH = 80;

  /**
   * Checks the name and the tags, which needs no access to other queues.
   *
   * @throws Refusal InvalidParameterValue
   */
  public void check() {
    checkName(queueName, attributes.get("FifoQueue"));
    Tags.checkCount(queueName, tags.keySet());
    Tags.check(tags);
  }

  private static void checkName(String name, @Nullable String fifoQueue) {
    boolean wantsFifo = fifoQueue != null && Boolean.TRUE.equals(AttributeKind.yesOrNo(fifoQueue));
    if (wantsFifo && !isFifoName(name)) {
      throw Refusal.invalidParameter(
          "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
              + " underscores, must end with .fifo suffix and be 1 to 80 in length");
    }
    if (!wantsFifo && !Identifiers.isName(name)) {
      throw Refusal.invalidParameter(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
  }

  private static boolean isFifoName(String name) {
    return name.length() <= MAX_NAME_LENGTH
        && name.endsWith(FIFO_SUFFIX)
        && Identifiers.isName(name.substring(0, name.length() - FIFO_SUFFIX.length()));
  }

  /**
   * Creates the queue, or returns the existing one with this name if its attributes are the same.
   * Call {@link #check()} first.
   *
   * @throws Refusal as CreateQueue does
   */
  public Queue create(Queues queues, String account, String region) {
    QueueAddress address = new QueueAddress(account, region, queueName);
    Queue existing = queues.find(address);
    if (existing != null) {
      compare(queues, existing);
      return existing;
    }
    boolean isFifo = queueName.endsWith(FIFO_SUFFIX);
    QueueSettings defaults = isFifo ? QueueSettings.FIFO : QueueSettings.STANDARD;
    QueueSettings settings = SettingsChange.apply(queues, address, defaults, attributes);
    Queue queue = queues.create(address, settings);
    queue.tags().add(tags);
    return queue;
  }

  /**
   * Checks that the existing queue has the attributes and tags of the request. Attributes that the
   * request does not name don't matter, nor do tags if it has none.
   */
  private void compare(Queues queues, Queue existing) {
    QueueSettings wanted =
        SettingsChange.apply(queues, existing.address(), existing.settings(), attributes);
    for (String name : attributes.keySet()) {
      AttributeKind kind = QueueAttribute.named(name).kind();
      if (!isSame(kind.show(wanted), kind.show(existing.settings()))) {
        throw exists(name);
      }
    }
    if (!tags.isEmpty() && !tags.equals(existing.tags().byKey())) {
      throw exists("tags");
    }
  }

  private static Refusal exists(String attribute) {
    return new Refusal(
        SqsErrors.QUEUE_NAME_EXISTS,
        "A queue already exists with the same name and a different value for attribute "
            + attribute);
  }

  /** Returns whether two values are equal as text or as JSON. */
  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return Objects.equals(one, other)
        || (one != null
            && other != null
            && Json.parse(one) instanceof Map<?, ?> json
            && json.equals(Json.parse(other)));
  }
}
