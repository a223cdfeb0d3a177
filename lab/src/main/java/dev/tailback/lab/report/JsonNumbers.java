package dev.tailback.lab.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;

/** Numbers in JSON: whole ones without a fraction, and {@code null} for what is no number. */
final class JsonNumbers {
  private static final double EXACT = 1L << 53;

  private JsonNumbers() {}

  static JsonNode node(double value) {
    if (!Double.isFinite(value)) {
      return JsonNodeFactory.instance.nullNode();
    } else if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
      return JsonNodeFactory.instance.numberNode((long) value);
    }
    return JsonNodeFactory.instance.numberNode(value);
  }

  static ArrayNode array(double... values) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode(values.length);
    Arrays.stream(values).forEach(value -> node.add(node(value)));
    return node;
  }
}
