package dev.tailback.engine.queue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Identifies one receive of one message.
 *
 * @param queueId the id of the queue it was received from
 * @param receive the ordinal of this receive, from 1: the message's receive count at that moment
 * @param receivedAtMillis when it was received
 */
record ReceiptHandle(long queueId, UUID messageId, int receive, long receivedAtMillis) {
  /*
   * A handle starts with "AQEB", as Amazon's do. Its length is a multiple of three bytes, so that no
   * two Base64 texts decode to the same bytes.
   */
  private static final byte[] START = {1, 1, 1, 1};
  private static final int LENGTH = START.length + 3 * Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

  /** Returns the text that a consumer gets. */
  String encode() {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.put(START).putLong(queueId);
    bytes.putLong(messageId.getMostSignificantBits()).putLong(messageId.getLeastSignificantBits());
    bytes.putInt(receive).putLong(receivedAtMillis);
    bytes.putLong(checksum(bytes.array(), bytes.position()));
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** Decodes a text; {@code null} if it is not one that {@link #encode} returns. */
  static @Nullable ReceiptHandle decode(String text) {
    byte[] bytes = fromBase64(text);
    if (bytes == null || bytes.length != LENGTH || !isOurs(bytes)) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, START.length, LENGTH - START.length);
    long queueId = buffer.getLong();
    UUID messageId = new UUID(buffer.getLong(), buffer.getLong());
    return new ReceiptHandle(queueId, messageId, buffer.getInt(), buffer.getLong());
  }

  private static boolean isOurs(byte[] bytes) {
    int end = LENGTH - Long.BYTES;
    return Arrays.equals(bytes, 0, START.length, START, 0, START.length)
        && ByteBuffer.wrap(bytes).getLong(end) == checksum(bytes, end);
  }

  private static byte @Nullable [] fromBase64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue() * 0x9E3779B97F4A7C15L; // spread over all eight bytes
  }
}
