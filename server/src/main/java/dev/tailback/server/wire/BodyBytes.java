package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Streams the bytes of a request's body, and can stop soon after a list has turned out too long.
 */
sealed class BodyBytes extends InputStream permits JsonText {
  /**
   * How much of a list or map is read beyond its limit, so that the error can say how many elements
   * it has.
   */
  private static final int EXCESS_BYTES = 32 * 1024;

  private final byte[] body;
  private int position;
  private int excessEnd;
  private @Nullable Refusal excess;

  BodyBytes(byte[] body) {
    this.body = body;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (excess != null && position > excessEnd) {
      throw excess;
    }
    int start = position;
    position = endOfRead(body, start, start + Math.min(length, body.length - start));
    System.arraycopy(body, start, buffer, offset, position - start);
    return position == start ? -1 : position - start;
  }

  /**
   * Returns the end of a read that starts at {@code start}.
   *
   * @param end the latest end
   */
  int endOfRead(byte[] bytes, int start, int end) throws IOException {
    return end;
  }

  /**
   * Limits the rest: unless {@link #unlimit} is called first, reading fails with a refusal after
   * {@link #EXCESS_BYTES} more.
   */
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

  /** Returns how many bytes of the body have been read. */
  int bytesRead() {
    return position;
  }
}
