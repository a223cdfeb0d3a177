package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;

/** Reads the CBOR map in a request's body. Tags are ignored: members know their types. */
final class CborBody {
  private static final String FORMAT = "CBOR";

  private static final CBORFactory FACTORY =
      CBORFactory.builder().streamReadConstraints(BodyTree.CONSTRAINTS).build();

  private CborBody() {}

  /**
   * Reads a body.
   *
   * @throws BadRequest if the body is not a single CBOR map
   * @throws dev.tailback.engine.queue.Refusal if a list or map has far too many elements
   * @see BodyTree#read
   */
  static JsonNode read(byte[] body, ServiceModel service) {
    BodyBytes bytes = new BodyBytes(body);
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      return new BodyTree(bytes, parser, FORMAT, service).read();
    } catch (IOException notCbor) {
      throw BodyTree.notValid(FORMAT);
    }
  }
}
