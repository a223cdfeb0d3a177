package dev.tailback.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a producer sends, and what stays with the message wherever it moves.
 *
 * @param attributes by name, in the order of the request
 * @param messageGroupId the order a FIFO message belongs to, or the tenant in a standard queue
 * @param messageDeduplicationId in FIFO queues what duplicates are recognised by
 * @param awsTraceHeader the X-Ray trace header
 * @param senderId who sent it
 */
public record MessageContent(
    String body,
    Map<String, MessageAttribute> attributes,
    @Nullable String messageGroupId,
    @Nullable String messageDeduplicationId,
    @Nullable String awsTraceHeader,
    String senderId) {
  private static final int OWN_WEIGHT = 300;

  /** About how many bytes of memory a message with this content takes. */
  long weight() {
    long weight = (long) OWN_WEIGHT + body.length();
    for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
      weight += attribute.getKey().length() + attribute.getValue().weight();
    }
    return weight;
  }

  MessageContent withDeduplicationId(@Nullable String id) {
    return new MessageContent(body, attributes, messageGroupId, id, awsTraceHeader, senderId);
  }
}
