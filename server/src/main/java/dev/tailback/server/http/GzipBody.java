package dev.tailback.server.http;

import dev.tailback.server.wire.BadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Inflates compressed bodies. The inflated body is limited and drawn from the {@link
 * MemoryAccount}, like one that arrived uncompressed.
 */
final class GzipBody {
  private GzipBody() {}

  /**
   * Returns the inflated body.
   *
   * @param maxBytes its maximum length
   * @throws BadRequest if the body is not gzip, or is too long
   * @throws dev.tailback.engine.queue.Refusal if there is no memory for it
   */
  static byte[] inflate(byte[] body, int maxBytes, ExchangeMemory memory) {
    byte[] bytes = new byte[Math.min(ExchangeMemory.FREE_BYTES, maxBytes + 1)];
    int length = 0;
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      int read = gzip.read(bytes, 0, bytes.length);
      while (read >= 0) {
        length += read;
        if (length == bytes.length) {
          bytes = grown(bytes, maxBytes, memory);
        }
        read = gzip.read(bytes, length, bytes.length - length);
      }
    } catch (IOException notGzip) {
      throw BadRequest.ofHttp("The request's body is not in the encoding gzip.");
    }
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] grown(byte[] bytes, int maxBytes, ExchangeMemory memory) {
    if (bytes.length > maxBytes) {
      throw BadRequest.tooLarge();
    }
    int capacity = (int) Math.min(2L * bytes.length, maxBytes + 1L);
    if (!memory.draw((long) (capacity - bytes.length) * ExchangeMemory.BODY_FACTOR)) {
      throw MemoryAccount.refusal();
    }
    return Arrays.copyOf(bytes, capacity);
  }
}
