package dev.tailback.server.wire;

import java.io.IOException;

/**
 * Streams the bytes of a request's body and checks that they are UTF-8. Reading fails with a {@link
 * java.nio.charset.CharacterCodingException} where they are not.
 */
final class JsonText extends BodyBytes {
  JsonText(byte[] body) {
    super(body);
  }

  /** Ends at a whole character. The buffer must have room for at least one. */
  @Override
  int endOfRead(byte[] bytes, int start, int end) throws IOException {
    return Utf8.endOfCharacters(bytes, start, end);
  }
}
