package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON to and from plain values: {@code Map} (in the text's order), {@code List}, {@code
 * String}, {@code Number}, {@code Boolean} and {@code null}.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * Parses a text. Returns {@code null} both for text that is not JSON and for JSON's {@code null}.
   */
  public static @Nullable Object parse(String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  /** Returns plain values as JSON without whitespace. */
  public static String write(@Nullable Object tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static JsonFactory factory() {
    return MAPPER.getFactory();
  }
}
