package dev.tailback.server.sqs.message;

import dev.tailback.server.wire.Input;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The size of a message in a request to send it. */
public final class SentSize {
  private SentSize() {}

  /**
   * Returns the size by SQS's rules, in bytes: of the body, and of the name, type and value of each
   * attribute.
   */
  public static int of(Input message) {
    String body = message.string("MessageBody");
    int size = body == null ? 0 : bytes(body);
    for (Map.Entry<String, AttributeValue> attribute :
        AttributeValue.readAll(message, NewMessage.ATTRIBUTES).entrySet()) {
      size += bytes(attribute.getKey()) + size(attribute.getValue());
    }
    return size;
  }

  private static int size(AttributeValue value) {
    int type = value.dataType() == null ? 0 : bytes(value.dataType());
    int text = value.stringValue() == null ? 0 : bytes(value.stringValue());
    return type + text + (value.binaryValue() == null ? 0 : value.binaryValue().length);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
