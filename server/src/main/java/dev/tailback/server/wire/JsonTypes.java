package dev.tailback.server.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import java.time.Instant;

/**
 * Checks the types of values in JSON or CBOR. The error texts are those of AWS's service framework.
 */
final class JsonTypes {
  private JsonTypes() {}

  static String text(JsonNode value) {
    if (!value.isTextual()) {
      throw wrong(value, "a String");
    }
    return value.textValue();
  }

  /** Returns a number that is an {@code int}. {@code 5.0} and {@code 5e0} count as 5. */
  static int integer(JsonNode value) {
    boolean whole =
        value.isIntegralNumber()
            || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()));
    if (!whole || !value.canConvertToInt()) {
      throw wrong(value, "an Integer");
    }
    return value.intValue();
  }

  /** Returns a binary value, which JSON has in base64. */
  static byte[] blob(JsonNode value) {
    return value instanceof BinaryNode binary
        ? binary.binaryValue()
        : Base64Text.decode(text(value));
  }

  static boolean bool(JsonNode value) {
    if (!value.isBoolean()) {
      throw wrong(value, "a Boolean");
    }
    return value.booleanValue();
  }

  static double decimal(JsonNode value) {
    Double number = value.isTextual() ? DecimalText.notFinite(value.textValue()) : null;
    if (number == null && !value.isNumber()) {
      throw wrong(value, "a Double");
    }
    return number == null ? value.doubleValue() : number;
  }

  /** Returns a timestamp, to the millisecond. */
  static Instant time(JsonNode value) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(value, "a Timestamp");
    }
    return Instant.ofEpochMilli(Math.round(value.doubleValue() * 1_000));
  }

  static JsonNode array(JsonNode value) {
    if (!value.isArray()) {
      throw value.isObject() ? wrong(value, "") : BadRequest.malformed("Expected list or null");
    }
    return value;
  }

  static JsonNode object(JsonNode value) {
    if (!value.isObject()) {
      throw value.isArray() ? wrong(value, "") : BadRequest.malformed("Expected map or null");
    }
    return value;
  }

  private static BadRequest wrong(JsonNode value, String wanted) {
    return BadRequest.malformed(
        switch (value.getNodeType()) {
          case ARRAY -> "Start of list found where not expected";
          case OBJECT -> "Start of structure or map found where not expected";
          default -> scalar(value) + "_VALUE can not be converted to " + wanted;
        });
  }

  private static String scalar(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "STRING";
      case BINARY -> "BINARY";
      case BOOLEAN -> value.booleanValue() ? "TRUE" : "FALSE";
      default -> value.isIntegralNumber() ? "NUMBER" : "DECIMAL";
    };
  }
}
