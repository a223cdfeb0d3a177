package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one object in a request's body, which may be JSON or CBOR.
 *
 * <p>Reading stops soon after a list or map exceeds its {@link ListLimit}, or after the service's
 * maximum number of names and values, so that huge bodies cost little.
 */
final class BodyTree {
  /* The deepest member of any request, EntityMetricData[].MetricData[].Dimensions[].Name, is at
   * seven. */
  private static final int MAX_DEPTH = 100;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The constraints on parsers of bodies. */
  static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();

  private final ServiceModel service;
  private final BodyBytes bytes;
  private final JsonParser parser;
  private final String format;
  private final int maxTokens;
  private final ObjectNode members = NODES.objectNode();
  private int tokens;

  /**
   * @param bytes what the parser reads
   * @param format the format's name, for errors
   */
  BodyTree(BodyBytes bytes, JsonParser parser, String format, ServiceModel service) {
    this.service = service;
    this.bytes = bytes;
    this.parser = parser;
    this.format = format;
    maxTokens = service.traits().limits().maxTokens();
  }

  /**
   * Returns the object. An empty body and {@code null} count as an empty object.
   *
   * @throws IOException if the body is not in this format
   * @throws BadRequest if it is not a single object, or larger than any request needs
   * @throws dev.tailback.engine.queue.Refusal if a list or map has far too many elements
   */
  JsonNode read() throws IOException {
    try {
      return readObject();
    } catch (StreamConstraintsException tooMuch) {
      throw tooMuch();
    }
  }

  private JsonNode readObject() throws IOException {
    JsonToken start = parser.nextToken();
    if (start == JsonToken.START_OBJECT) {
      fill(members, null);
    } else if (start != null && start != JsonToken.VALUE_NULL) {
      throw BadRequest.malformed("The request's body is not a " + format + " object.");
    }
    if (parser.nextToken() != null) {
      throw notValid(format);
    }
    return members;
  }

  /** Returns the error for a body that is not in the format the request claims. */
  static BadRequest notValid(String format) {
    return BadRequest.malformed("The request's body is not valid " + format + ".");
  }

  private BadRequest tooMuch() {
    return BadRequest.malformed(
        "The request's body has more than "
            + maxTokens
            + " names and values, or is nested more than "
            + MAX_DEPTH
            + " deep, or has a name or number that is too long.");
  }

  private void count() {
    if (++tokens > maxTokens) {
      throw tooMuch();
    }
  }

  private JsonNode value(@Nullable JsonToken start, @Nullable ListLimit limit) throws IOException {
    if (start == null) {
      throw notValid(format);
    }
    count();
    return switch (start) {
      case START_OBJECT -> fill(NODES.objectNode(), limit);
      case START_ARRAY -> fill(NODES.arrayNode(), limit);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> wholeNumber();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_EMBEDDED_OBJECT -> NODES.binaryNode(parser.getBinaryValue());
      default -> NODES.nullNode();
    };
  }

  private JsonNode wholeNumber() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.INT
        ? NODES.numberNode(parser.getIntValue())
        : NODES.numberNode(parser.getBigIntegerValue());
  }

  private ObjectNode fill(ObjectNode object, @Nullable ListLimit limit) throws IOException {
    ListLimit counted = bytes.isLimited() ? null : limit;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      count();
      if (counted != null) {
        check(counted, object.size() + 1);
      }
      JsonToken start = parser.nextToken();
      boolean hasElements = start != null && start.isStructStart();
      object.set(name, value(start, hasElements ? service.traits().limit(name) : null));
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw notValid(format);
    }
    if (counted != null) {
      bytes.unlimit();
    }
    return object;
  }

  private ArrayNode fill(ArrayNode array, @Nullable ListLimit limit) throws IOException {
    ListLimit counted = bytes.isLimited() ? null : limit;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      if (counted != null) {
        check(counted, array.size() + 1);
      }
      array.add(value(t, null));
    }
    if (counted != null) {
      bytes.unlimit();
    }
    return array;
  }

  private void check(ListLimit limit, int count) {
    if (limit.isExceededBy(count)) {
      bytes.limit(limit.refusal(count, new JsonInput(members)));
    }
  }
}
