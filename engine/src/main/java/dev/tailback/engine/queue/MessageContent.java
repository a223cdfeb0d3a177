package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a producer sends. It does not change when the message moves to another queue.
 *
 * @param bodyBytes the body in UTF-8, which takes less memory than a {@code String}; must not be
 *     modified
 * @param attributes the attributes by name, in the order of the request
 * @param messageGroupId the message group in a FIFO queue, or the tenant in a standard queue
 * @param messageDeduplicationId identifies duplicates in a FIFO queue
 * @param awsTraceHeader the X-Ray trace header
 * @param senderId the account id or principal that sent it
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
public record MessageContent(
    byte[] bodyBytes,
    Map<String, MessageAttribute> attributes,
    @Nullable String messageGroupId,
    @Nullable String messageDeduplicationId,
    @Nullable String awsTraceHeader,
    String senderId) {
  private static final int OWN_WEIGHT = 300;

  /** Creates a content from a body as text. */
  public MessageContent(
      String body,
      Map<String, MessageAttribute> attributes,
      @Nullable String messageGroupId,
      @Nullable String messageDeduplicationId,
      @Nullable String awsTraceHeader,
      String senderId) {
    this(
        body.getBytes(StandardCharsets.UTF_8),
        attributes,
        messageGroupId,
        messageDeduplicationId,
        awsTraceHeader,
        senderId);
  }

  /** Returns the body as text. */
  public String body() {
    return new String(bodyBytes, StandardCharsets.UTF_8);
  }

  /** Returns about how many bytes of memory a message with this content takes. */
  public long weight() {
    return weight(bodyBytes, attributes);
  }

  /**
   * Returns the size by SQS's rules, in bytes: of the body, and of the name, type and value of each
   * attribute.
   */
  public int size() {
    int size = bodyBytes.length;
    for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
      size += attribute.getKey().length() + attribute.getValue().size();
    }
    return size;
  }

  static long weight(byte[] bodyBytes, Map<String, MessageAttribute> attributes) {
    long weight = (long) OWN_WEIGHT + bodyBytes.length;
    for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
      weight += attribute.getKey().length() + attribute.getValue().weight();
    }
    return weight;
  }

  /** Writes the body and the attributes; the other parts are texts. */
  static void write(StateOutput out, byte[] bodyBytes, Map<String, MessageAttribute> attributes) {
    out.writeBytes(bodyBytes);
    out.writeNumber(attributes.size());
    attributes.forEach(
        (name, attribute) -> {
          out.writeText(name);
          out.writeText(attribute.dataType());
          out.writeText(attribute.stringValue());
          out.writeBytes(attribute.binaryValue());
        });
  }

  /**
   * Reads a body, attributes, and then the other parts.
   *
   * @param shared returns one text for all that are equal
   */
  static MessageContent read(StateInput in, UnaryOperator<String> shared) {
    byte[] bodyBytes = StateInput.given(in.readBytes());
    Map<String, MessageAttribute> attributes = readAttributes(in, shared);
    String groupId = in.readText();
    String deduplicationId = in.readText();
    String traceHeader = in.readText();
    String senderId = shared.apply(in.readGivenText());
    return new MessageContent(
        bodyBytes,
        attributes,
        groupId == null ? null : shared.apply(groupId),
        deduplicationId,
        traceHeader,
        senderId);
  }

  private static Map<String, MessageAttribute> readAttributes(
      StateInput in, UnaryOperator<String> shared) {
    int size = in.readInt();
    if (size == 0) {
      return Map.of();
    }
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String name = shared.apply(in.readGivenText());
      String dataType = shared.apply(in.readGivenText());
      String stringValue = in.readText();
      attributes.put(name, new MessageAttribute(dataType, stringValue, in.readBytes()));
    }
    return Collections.unmodifiableMap(attributes);
  }

  MessageContent withDeduplicationId(String id) {
    return new MessageContent(bodyBytes, attributes, messageGroupId, id, awsTraceHeader, senderId);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageContent that
        && Arrays.equals(bodyBytes, that.bodyBytes)
        && attributes.equals(that.attributes)
        && Objects.equals(messageGroupId, that.messageGroupId)
        && Objects.equals(messageDeduplicationId, that.messageDeduplicationId)
        && Objects.equals(awsTraceHeader, that.awsTraceHeader)
        && senderId.equals(that.senderId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(bodyBytes), messageGroupId, messageDeduplicationId);
  }
}
