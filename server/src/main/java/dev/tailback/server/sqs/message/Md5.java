package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.MessageAttribute;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes the MD5 digests by which clients verify messages, in lower-case hexadecimal.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation">Calculating
 *     the MD5 message digest for message attributes</a>
 */
final class Md5 {
  private static final byte STRING = 1;
  private static final byte BINARY = 2;

  /* One per thread; digest() resets it for the next use. */
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Md5::newDigest);

  private Md5() {}

  /** Returns the digest of a body in UTF-8. */
  static String ofBody(byte[] body) {
    return hex(DIGEST.get(), body);
  }

  /**
   * Returns the digest of attributes, taken in the order of their names; {@code null} if there are
   * none.
   */
  static @Nullable String ofAttributes(Map<String, MessageAttribute> attributes) {
    if (attributes.isEmpty()) {
      return null;
    }
    MessageDigest digest = DIGEST.get();
    new TreeMap<>(attributes).forEach((name, attribute) -> add(digest, name, attribute));
    return hex(digest, new byte[0]);
  }

  private static void add(MessageDigest digest, String name, MessageAttribute attribute) {
    addWithLength(digest, bytes(name));
    addWithLength(digest, bytes(attribute.dataType()));
    byte[] binary = attribute.binaryValue();
    String string = attribute.stringValue();
    digest.update(binary == null ? STRING : BINARY);
    addWithLength(digest, binary == null ? bytes(string == null ? "" : string) : binary);
  }

  private static void addWithLength(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(MessageDigest digest, byte[] last) {
    return HexFormat.of().formatHex(digest.digest(last));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
