package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.queue.QueueAttribute;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The message system attributes that a consumer can ask for. */
public enum MessageSystemAttribute {
  SENDER_ID("SenderId", message -> message.content().senderId()),
  SENT_TIMESTAMP("SentTimestamp", message -> Long.toString(message.sentAtMillis())),
  APPROXIMATE_RECEIVE_COUNT(
      "ApproximateReceiveCount", message -> Integer.toString(message.receiveCount())),
  APPROXIMATE_FIRST_RECEIVE_TIMESTAMP(
      "ApproximateFirstReceiveTimestamp",
      message -> Long.toString(message.firstReceivedAtMillis())),
  SEQUENCE_NUMBER("SequenceNumber", ReceivedMessage::sequenceNumber),
  MESSAGE_DEDUPLICATION_ID(
      "MessageDeduplicationId", message -> message.content().messageDeduplicationId()),
  MESSAGE_GROUP_ID("MessageGroupId", message -> message.content().messageGroupId()),
  AWS_TRACE_HEADER("AWSTraceHeader", message -> message.content().awsTraceHeader()),
  DEAD_LETTER_QUEUE_SOURCE_ARN(
      "DeadLetterQueueSourceArn", message -> arn(message.deadLetterSource()));

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Function<ReceivedMessage, @Nullable String> value;

  MessageSystemAttribute(String wireName, Function<ReceivedMessage, @Nullable String> value) {
    this.wireName = wireName;
    this.value = value;
  }

  /**
   * Returns the attributes with these names; {@code All} selects all. The names of queue
   * attributes, which old requests could contain too, select nothing.
   *
   * @throws Refusal InvalidAttributeName
   */
  static Set<MessageSystemAttribute> named(List<String> names) {
    Set<MessageSystemAttribute> named = EnumSet.noneOf(MessageSystemAttribute.class);
    for (String name : names) {
      if (name.equals("All")) {
        return EnumSet.allOf(MessageSystemAttribute.class);
      }
      MessageSystemAttribute attribute = find(name);
      if (attribute != null) {
        named.add(attribute);
      } else if (QueueAttribute.find(name) == null) {
        throw QueueAttribute.unknown(name);
      }
    }
    return named;
  }

  /** Returns the values of the wanted attributes that the message has, by wire name. */
  static Map<String, String> of(ReceivedMessage message, Set<MessageSystemAttribute> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new TreeMap<>();
    for (MessageSystemAttribute attribute : wanted) {
      String value = attribute.value.apply(message);
      if (value != null) {
        values.put(attribute.wireName, value);
      }
    }
    return values;
  }

  /** Returns the values of all attributes that the message has, by wire name. */
  public static Map<String, String> allOf(ReceivedMessage message) {
    return of(message, EnumSet.allOf(MessageSystemAttribute.class));
  }

  private static @Nullable MessageSystemAttribute find(String name) {
    for (MessageSystemAttribute attribute : values()) {
      if (attribute.wireName.equals(name)) {
        return attribute;
      }
    }
    return null;
  }

  private static @Nullable String arn(@Nullable QueueAddress address) {
    return address == null ? null : address.arn();
  }
}
