package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_VALUE;

import java.util.List;
import java.util.Map;

/** Gets and sets the attributes of an emulator's queues. */
record QueueAttributes(Emulator emulator) {

  Map<?, ?> all(String url) {
    return get(Wire.JSON, url, "All");
  }

  Map<?, ?> get(Wire wire, String url, String... names) {
    Map<String, Object> request = Members.of("QueueUrl", url, "AttributeNames", List.of(names));
    return (Map<?, ?>)
        emulator.call(wire, "GetQueueAttributes", request).getOrDefault("Attributes", Map.of());
  }

  Object value(String url, String name) {
    return get(Wire.JSON, url, name).get(name);
  }

  void set(String url, Object... attributes) {
    for (Wire wire : Wire.values()) {
      emulator.call(
          wire,
          "SetQueueAttributes",
          Members.of("QueueUrl", url, "Attributes", Members.of(attributes)));
    }
  }

  void refusesToSet(WireError error, String text, String url, Object... attributes) {
    emulator.refuses(
        error, text, "SetQueueAttributes", "QueueUrl", url, "Attributes", Members.of(attributes));
  }

  void refusesValue(String url, String name, String value) {
    String text = "Invalid value for the parameter " + name + ".";
    refusesToSet(INVALID_ATTRIBUTE_VALUE, text, url, name, value);
    boolean isFifo = url.endsWith(".fifo");
    emulator.refuses(
        INVALID_ATTRIBUTE_VALUE,
        text,
        "CreateQueue",
        "QueueName",
        isFifo ? "new.fifo" : "new",
        "Attributes",
        isFifo ? Members.of("FifoQueue", "true", name, value) : Members.of(name, value));
  }
}
