package dev.tailback.server.admin;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.config.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON object in the body of a request, and says where it is malformed. */
final class AdminBody {
  private AdminBody() {}

  /** Reads a body; an empty one is an object without fields. */
  static Fields read(byte[] body) {
    if (body.length == 0) {
      return new Fields("", AdminRequest.JSON.createObjectNode());
    }
    if (parse(text(body)) instanceof ObjectNode object) {
      return new Fields("", object);
    }
    throw AdminException.request("The body is not a JSON object.");
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw AdminException.request("The body is not encoded in UTF-8.");
    }
  }

  private static JsonNode parse(String text) {
    try (JsonParser parser = AdminRequest.JSON.createParser(text)) {
      return parse(parser);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static JsonNode parse(JsonParser parser) throws IOException {
    try {
      JsonNode json = AdminRequest.JSON.readTree(parser);
      if (parser.nextToken() != null) {
        throw notJson("something follows its end", parser.currentTokenLocation());
      }
      return json;
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw notJson(problem(e), where == null ? parser.currentLocation() : where);
    }
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "it is cut off";
    } else if (e instanceof MismatchedInputException) {
      return "a field is given twice";
    } else if (e instanceof StreamConstraintsException) {
      return "it is nested too deeply, or a name or number is too long";
    }
    return "something else was expected";
  }

  private static AdminException notJson(String problem, JsonLocation where) {
    return AdminException.request(
        "The body is not JSON: "
            + problem
            + ", at line "
            + where.getLineNr()
            + ", column "
            + where.getColumnNr()
            + ".");
  }
}
