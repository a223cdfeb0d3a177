package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.ClientId;
import dev.tailback.engine.queue.LoggedEvent;
import dev.tailback.engine.queue.QueueAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Shows events of messages. */
final class ShownEvents {
  private ShownEvents() {}

  static ArrayNode show(List<LoggedEvent> events) {
    ArrayNode shown = AdminRequest.JSON.createArrayNode();
    events.forEach(event -> shown.add(show(event)));
    return shown;
  }

  static ObjectNode show(LoggedEvent event) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("number", event.number());
    shown.put("event", EventNames.of(event.kind()));
    shown.put("atMillis", event.atMillis());
    shown.put("queue", event.queue().name());
    shown.put("arn", event.queue().arn());
    QueueAddress target = event.target();
    if (target != null) {
      shown.put("target", target.name()).put("targetArn", target.arn());
    }
    UUID messageId = event.messageId();
    if (messageId == null) {
      shown.put("messages", event.messages());
    } else {
      shown.put("messageId", messageId.toString()).put("receiveCount", event.receiveCount());
    }
    ClientId by = event.by();
    if (by != null) {
      shown.set("by", ShownClients.show(by));
    }
    putBody(shown, event);
    return shown;
  }

  private static void putBody(ObjectNode shown, LoggedEvent event) {
    String body = event.body();
    if (body != null) {
      shown.put("body", body);
      if (body.getBytes(StandardCharsets.UTF_8).length < event.bodyBytes()) {
        shown.put("bodyBytes", event.bodyBytes());
      }
    }
  }
}
