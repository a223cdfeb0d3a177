package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a request's body, checked to be UTF-8 as far as they are read. Anything else is a
 * {@link java.nio.charset.CharacterCodingException}.
 */
final class JsonText extends InputStream {
  /** How much more is read of a list or map that has too many elements, to tell their number. */
  private static final int EXCESS_BYTES = 32 * 1024;

  private final byte[] body;
  private int position;
  private int excessEnd;
  private @Nullable Refusal excess;

  JsonText(byte[] body) {
    this.body = body;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Reads whole characters; the buffer must have room for one. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (excess != null && position > excessEnd) {
      throw excess;
    }
    int start = position;
    int end = start + Math.min(length, body.length - start);
    position = Utf8.endOfCharacters(body, start, end);
    System.arraycopy(body, start, buffer, offset, position - start);
    return position == start ? -1 : position - start;
  }

  /** Refuses the request once much more than this has been read. */
  void limit(Refusal refusal) {
    if (excess == null) {
      excessEnd = position + EXCESS_BYTES;
    }
    excess = refusal;
  }

  void unlimit() {
    excess = null;
  }

  boolean isLimited() {
    return excess != null;
  }

  /** How much of the body has been read. */
  int bytesRead() {
    return position;
  }
}
