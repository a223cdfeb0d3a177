package dev.tailback.server.sqs.message;

import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.MapMember;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An unchecked message in a request to send it. */
record NewMessage(
    @Nullable String messageBody,
    @Nullable Integer delaySeconds,
    Map<String, AttributeValue> messageAttributes,
    Map<String, AttributeValue> messageSystemAttributes,
    @Nullable String messageDeduplicationId,
    @Nullable String messageGroupId) {
  static final MapMember ATTRIBUTES =
      new MapMember("MessageAttributes", "MessageAttribute", "Name", "Value");
  private static final MapMember SYSTEM_ATTRIBUTES =
      new MapMember("MessageSystemAttributes", "MessageSystemAttribute", "Name", "Value");

  static NewMessage read(Input input, String action) {
    AttributeValue.refuseLists(input, ATTRIBUTES, action);
    return new NewMessage(
        input.string("MessageBody"),
        input.integer("DelaySeconds"),
        AttributeValue.readAll(input, ATTRIBUTES),
        AttributeValue.readAll(input, SYSTEM_ATTRIBUTES),
        input.string("MessageDeduplicationId"),
        input.string("MessageGroupId"));
  }
}
