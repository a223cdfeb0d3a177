package dev.tailback.server.sqs.message;

import dev.tailback.server.wire.Input;
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

  static NewMessage read(Input input) {
    return new NewMessage(
        input.string("MessageBody"),
        input.integer("DelaySeconds"),
        AttributeValue.readAll(input, "MessageAttributes", "MessageAttribute"),
        AttributeValue.readAll(input, "MessageSystemAttributes", "MessageSystemAttribute"),
        input.string("MessageDeduplicationId"),
        input.string("MessageGroupId"));
  }
}
