package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListLimit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lists and maps of the SQS API that have a maximum number of elements. Actions check it.
 * Protocols check it while they read a request, and stop soon after it is exceeded.
 */
public enum CountLimit implements ListLimit {
  ENTRIES(10),
  MESSAGE_ATTRIBUTES(10),
  TAGS(50);

  /** The limits by the names of the members in either protocol. */
  private static final Map<String, CountLimit> BY_NAME =
      Map.of(
          "Entries", ENTRIES,
          "ChangeMessageVisibilityBatchRequestEntry", ENTRIES,
          "DeleteMessageBatchRequestEntry", ENTRIES,
          "SendMessageBatchRequestEntry", ENTRIES,
          "MessageAttributes", MESSAGE_ATTRIBUTES,
          "MessageAttribute", MESSAGE_ATTRIBUTES,
          "tags", TAGS,
          "Tags", TAGS,
          "Tag", TAGS);

  private final int max;

  CountLimit(int max) {
    this.max = max;
  }

  /**
   * Returns the limit of the list or map with this name in either protocol, {@code null} if none.
   */
  static @Nullable CountLimit of(String name) {
    return BY_NAME.get(name);
  }

  /**
   * Checks a number of elements.
   *
   * @throws Refusal if there are too many; it does not name a queue
   */
  public void check(int count) {
    check(count, "");
  }

  /**
   * Checks a number of elements in a request about the queue with this name.
   *
   * @throws Refusal if there are too many; it names the queue where SQS does
   */
  public void check(int count, String queue) {
    if (isExceededBy(count)) {
      throw refusal(count, queue);
    }
  }

  /** Returns the maximum number of elements. */
  public int max() {
    return max;
  }

  @Override
  public boolean isExceededBy(int count) {
    return count > max;
  }

  private Refusal refusal(int count, String queue) {
    return switch (this) {
      case ENTRIES ->
          new Refusal(
              SqsErrors.TOO_MANY_ENTRIES_IN_BATCH_REQUEST,
              "Maximum number of entries per request are "
                  + max
                  + ". You have sent "
                  + count
                  + ".");
      case MESSAGE_ATTRIBUTES ->
          Refusal.invalidParameter(
              "Number of message attributes ["
                  + count
                  + "] exceeds the allowed maximum ["
                  + max
                  + "].");
      case TAGS -> Refusal.invalidParameter("Too many tags added for queue " + queue + ".");
    };
  }

  @Override
  public Refusal refusal(int count, Input request) {
    String url = request.string("QueueUrl");
    String queue = url == null ? request.string("QueueName") : url;
    return refusal(count, queue == null ? "" : queue.substring(queue.lastIndexOf('/') + 1));
  }
}
