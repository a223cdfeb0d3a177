package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.ClientId;
import dev.tailback.engine.queue.MessageAttribute;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.engine.queue.QueueAddress;
import org.jspecify.annotations.Nullable;

/** Shows peeked messages. */
final class ShownMessages {
  private ShownMessages() {}

  static ObjectNode show(PeekedMessage message) {
    MessageContent content = message.content();
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("position", message.sequence());
    shown.put("messageId", message.messageId().toString());
    shown.put("state", message.state().name());
    shown.put("receiveCount", message.receiveCount());
    shown.put("sentAtMillis", message.sentAtMillis());
    shown.put("nextDeadlineMillis", message.nextDeadlineMillis());
    ClientId holder = message.heldBy();
    if (holder != null) {
      shown.set("heldBy", ShownClients.show(holder));
    }
    if (!message.receives().isEmpty()) {
      ArrayNode receives = shown.putArray("receives");
      message.receives().forEach(receive -> receives.add(show(receive)));
    }
    putIfPresent(shown, "sequenceNumber", message.sequenceNumber());
    putIfPresent(shown, "messageGroupId", content.messageGroupId());
    putIfPresent(shown, "messageDeduplicationId", content.messageDeduplicationId());
    QueueAddress source = message.deadLetterSource();
    putIfPresent(shown, "deadLetterQueueSourceArn", source == null ? null : source.arn());
    putIfPresent(shown, "awsTraceHeader", content.awsTraceHeader());
    shown.put("senderId", content.senderId());
    if (!content.attributes().isEmpty()) {
      ObjectNode attributes = shown.putObject("attributes");
      content.attributes().forEach((name, value) -> attributes.set(name, show(value)));
    }
    return shown.put("body", content.body());
  }

  private static ObjectNode show(PeekedMessage.Receive receive) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("receivedAtMillis", receive.receivedAtMillis());
    ClientId client = receive.by();
    if (client != null) {
      shown.set("by", ShownClients.show(client));
    }
    if (receive.extensions() > 0) {
      shown.put("extensions", receive.extensions());
    }
    PeekedMessage.ReceiveEnd end = receive.end();
    if (end != null) {
      shown.put("end", end.name()).put("endedAtMillis", receive.endedAtMillis());
    }
    return shown;
  }

  private static ObjectNode show(MessageAttribute attribute) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("dataType", attribute.dataType());
    putIfPresent(shown, "stringValue", attribute.stringValue());
    if (attribute.binaryValue() != null) {
      shown.put("binaryValue", attribute.binaryValue());
    }
    return shown;
  }

  private static void putIfPresent(ObjectNode shown, String name, @Nullable String value) {
    if (value != null) {
      shown.put(name, value);
    }
  }
}
