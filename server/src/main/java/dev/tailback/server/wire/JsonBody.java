package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** Reads the JSON object in a request's body. */
final class JsonBody {
  private static final String FORMAT = "JSON";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(BodyTree.CONSTRAINTS)
          .build();

  private JsonBody() {}

  /**
   * Reads a body.
   *
   * @throws BadRequest if the body is not a single JSON object
   * @throws dev.tailback.engine.queue.Refusal if a list or map has far too many elements
   * @see BodyTree#read
   */
  static JsonNode read(JsonText text, ServiceModel service) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new BodyTree(text, parser, FORMAT, service).read();
    } catch (CharacterCodingException notUtf8) {
      throw BadRequest.malformed("The request's body is not encoded in UTF-8.");
    } catch (IOException notJson) {
      throw BodyTree.notValid(FORMAT);
    }
  }
}
