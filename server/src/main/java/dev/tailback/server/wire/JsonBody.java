package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON object in a request's body.
 *
 * <p>Reading stops soon after a list or map exceeds its {@link ListLimit}, or after a maximum
 * number of names and values, so that huge bodies cost little.
 */
final class JsonBody {
  /* The deepest member of any request, Entries[].MessageAttributes{}.BinaryListValues[], is at six. */
  private static final int MAX_DEPTH = 100;

  /* A full batch of messages with ten attributes each has about a thousand. */
  private static final int MAX_TOKENS = 20_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxTokenCount(MAX_TOKENS)
                  .build())
          .build();

  private final ServiceModel service;
  private final JsonText text;
  private final JsonParser parser;
  private final ObjectNode members = NODES.objectNode();

  private JsonBody(JsonText text, JsonParser parser, ServiceModel service) {
    this.service = service;
    this.text = text;
    this.parser = parser;
  }

  /**
   * Reads a body. An empty one and {@code null} count as an empty object.
   *
   * @throws BadRequest if the body is not a single JSON object
   * @throws dev.tailback.engine.queue.Refusal if a list or map has far too many elements
   */
  static JsonNode read(JsonText text, ServiceModel service) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonBody(text, parser, service).read();
    } catch (StreamConstraintsException tooMuch) {
      throw BadRequest.malformed(
          "The request's body has more than "
              + MAX_TOKENS
              + " names and values, or is nested more than "
              + MAX_DEPTH
              + " deep, or has a name or number that is too long.");
    } catch (CharacterCodingException notUtf8) {
      throw BadRequest.malformed("The request's body is not encoded in UTF-8.");
    } catch (IOException notJson) {
      throw BadRequest.malformed("The request's body is not valid JSON.");
    }
  }

  private JsonNode read() throws IOException {
    JsonToken start = parser.nextToken();
    if (start == JsonToken.START_OBJECT) {
      fill(members, null);
    } else if (start != null && start != JsonToken.VALUE_NULL) {
      throw BadRequest.malformed("The request's body is not a JSON object.");
    }
    if (parser.nextToken() != null) {
      throw BadRequest.malformed("The request's body is not valid JSON.");
    }
    return members;
  }

  private JsonNode value(JsonToken start, @Nullable ListLimit limit) throws IOException {
    return switch (start) {
      case START_OBJECT -> fill(NODES.objectNode(), limit);
      case START_ARRAY -> fill(NODES.arrayNode(), limit);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> wholeNumber();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode wholeNumber() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.INT
        ? NODES.numberNode(parser.getIntValue())
        : NODES.numberNode(parser.getBigIntegerValue());
  }

  private ObjectNode fill(ObjectNode object, @Nullable ListLimit limit) throws IOException {
    ListLimit counted = text.isLimited() ? null : limit;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (counted != null) {
        check(counted, object.size() + 1);
      }
      JsonToken start = parser.nextToken();
      object.set(name, value(start, start.isStructStart() ? service.traits().limit(name) : null));
    }
    if (counted != null) {
      text.unlimit();
    }
    return object;
  }

  private ArrayNode fill(ArrayNode array, @Nullable ListLimit limit) throws IOException {
    ListLimit counted = text.isLimited() ? null : limit;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      if (counted != null) {
        check(counted, array.size() + 1);
      }
      array.add(value(t, null));
    }
    if (counted != null) {
      text.unlimit();
    }
    return array;
  }

  private void check(ListLimit limit, int count) {
    if (limit.isExceededBy(count)) {
      text.limit(limit.refusal(count, new JsonInput(members)));
    }
  }
}
