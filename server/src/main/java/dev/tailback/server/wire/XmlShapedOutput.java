package dev.tailback.server.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Writes results as JSON in the shape of their XML: only repeated elements become lists, an empty
 * element becomes {@code null}, and all values are strings.
 */
final class XmlShapedOutput extends ElementOutput {
  private final ObjectNode element = JsonNodeFactory.instance.objectNode();

  /** Returns a document with one root element. */
  static byte[] document(String root, Consumer<ElementOutput> content) {
    XmlShapedOutput document = new XmlShapedOutput();
    document.add(root, of(content));
    return document.element.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode of(Consumer<ElementOutput> content) {
    XmlShapedOutput output = new XmlShapedOutput();
    content.accept(output);
    return output.element.isEmpty() ? JsonNodeFactory.instance.nullNode() : output.element;
  }

  private void add(String name, JsonNode value) {
    JsonNode before = element.get(name);
    if (before == null) {
      element.set(name, value);
    } else if (before instanceof ArrayNode list) {
      list.add(value);
    } else {
      element.putArray(name).add(before).add(value);
    }
  }

  @Override
  void text(String name, String value) {
    if (!value.isEmpty()) {
      add(name, JsonNodeFactory.instance.textNode(value));
    }
  }

  @Override
  void parent(String name, Consumer<ElementOutput> content) {
    add(name, of(content));
  }
}
