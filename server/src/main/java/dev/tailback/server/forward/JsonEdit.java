package dev.tailback.server.forward;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Edits texts in JSON, and leaves every other byte as it is. */
public final class JsonEdit {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final byte[] json;
  private final MemberEdit edit;
  private final ByteArrayOutputStream edited;
  private int copied;

  private JsonEdit(byte[] json, MemberEdit edit) {
    this.json = json;
    this.edit = edit;
    edited = new ByteArrayOutputStream(json.length + 64);
  }

  /**
   * Returns a document with its texts edited.
   *
   * @throws IOException if it is not JSON, or an object in it has two members of one name
   */
  public static byte[] edit(byte[] json, MemberEdit edit) throws IOException {
    return json.length == 0 ? json : new JsonEdit(json, edit).edited();
  }

  private byte[] edited() throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          edit(parser);
        }
      }
    }
    if (copied == 0) {
      return json;
    }
    edited.write(json, copied, json.length - copied);
    return edited.toByteArray();
  }

  private void edit(JsonParser parser) throws IOException {
    String text = parser.getText();
    String replacement = edit.edit(path(parser.getParsingContext()), text);
    if (replacement != null && !replacement.equals(text)) {
      int start = (int) parser.currentTokenLocation().getByteOffset();
      edited.write(json, copied, start - copied);
      edited.write('"');
      edited.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(replacement));
      edited.write('"');
      copied = (int) parser.currentLocation().getByteOffset();
    }
  }

  private static String path(JsonStreamContext context) {
    String name = context.getCurrentName();
    JsonStreamContext parent = context.getParent();
    String before = parent == null ? "" : path(parent);
    if (name == null || before.isEmpty()) {
      return name == null ? before : name;
    }
    return before + "." + name;
  }
}
