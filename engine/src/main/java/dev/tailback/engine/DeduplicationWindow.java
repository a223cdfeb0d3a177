package dev.tailback.engine;

import dev.tailback.engine.FifoSettings.DeduplicationScope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a FIFO queue was sent within the last five minutes, by deduplication id: also what has been
 * received and deleted since.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html">Using
 *     the message deduplication ID</a>
 */
final class DeduplicationWindow {
  /* In no id. */
  private static final byte BETWEEN_IDS = 0;

  private final Engine engine;
  private final DeduplicationScope scope;
  private final MessageDigest sha256 = newSha256();
  private final FirstSent sent = new FirstSent();
  private final Forgetting forgetting;

  DeduplicationWindow(Engine engine, DeduplicationScope scope) {
    this.engine = engine;
    this.scope = scope;
    this.forgetting = new Forgetting(engine, sent);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The deduplication id that stands for a body: its SHA-256 in lower-case hexadecimal digits. */
  String idOf(MessageContent content) {
    return HexFormat.of().formatHex(sha256.digest(content.bodyBytes()));
  }

  /** What was answered to the first message with this one's id; if it is the first, sends it. */
  SentMessage sendOnce(MessageContent content, Supplier<SentMessage> send) {
    UUID key = key(content);
    SentMessage first = sent.get(key);
    if (first == null) {
      first = send.get();
      sent.add(key, first, engine.nowMillis());
      forgetting.schedule();
    }
    return first;
  }

  void clear() {
    sent.clear();
    forgetting.schedule();
  }

  int size() {
    return sent.size();
  }

  /** Half of a digest: tells ids apart as well as they do, and is always as small. */
  private UUID key(MessageContent content) {
    if (scope == DeduplicationScope.MESSAGE_GROUP) {
      sha256.update(utf8(content.messageGroupId()));
      sha256.update(BETWEEN_IDS);
    }
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(utf8(content.messageDeduplicationId())));
    return new UUID(digest.getLong(), digest.getLong());
  }

  private static byte[] utf8(@Nullable String id) {
    return Objects.requireNonNull(id, "a message of a FIFO queue has both ids")
        .getBytes(StandardCharsets.UTF_8);
  }
}
