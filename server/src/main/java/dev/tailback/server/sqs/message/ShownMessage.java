package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.MessageAttribute;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.MapMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message in a result, with the attributes that the consumer asked for. */
public record ShownMessage(
    ReceivedMessage message,
    Map<String, String> systemAttributes,
    Map<String, MessageAttribute> attributes)
    implements Result {
  private static final ListMember MESSAGES = ListMember.flattened("Messages", "Message");
  private static final MapMember SYSTEM_ATTRIBUTES =
      new MapMember("Attributes", "Attribute", "Name", "Value");

  /** Returns the result of a receive. */
  public static Result result(List<ShownMessage> messages) {
    return output -> output.structures(MESSAGES, messages);
  }

  @Override
  public void write(Output output) {
    output.string("MessageId", message.messageId().toString());
    output.string("ReceiptHandle", message.receiptHandle());
    output.string("MD5OfBody", Md5.ofBody(message.content().bodyBytes()));
    output.string("Body", message.content().body());
    output.map(SYSTEM_ATTRIBUTES, systemAttributes);
    if (!attributes.isEmpty()) {
      output.string("MD5OfMessageAttributes", Md5.ofAttributes(attributes));
      output.structureMap(NewMessage.ATTRIBUTES, values());
    }
  }

  private Map<String, Result> values() {
    Map<String, Result> values = new LinkedHashMap<>();
    attributes.forEach((name, attribute) -> values.put(name, out -> write(attribute, out)));
    return values;
  }

  private static void write(MessageAttribute attribute, Output output) {
    output.string("StringValue", attribute.stringValue());
    output.blob("BinaryValue", attribute.binaryValue());
    output.string("DataType", attribute.dataType());
  }
}
