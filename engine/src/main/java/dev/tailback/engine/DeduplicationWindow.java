package dev.tailback.engine;

import dev.tailback.engine.FifoSettings.DeduplicationScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

  /** A deduplication id where its scope is a group. */
  private record IdInGroup(@Nullable String messageGroupId, String deduplicationId) {}

  private final DeduplicationScope scope;
  /* By deduplication id, or by that and the group. */
  private final FiveMinuteMemory<Object, SentMessage> sent;

  DeduplicationWindow(Engine engine, DeduplicationScope scope) {
    this.scope = scope;
    this.sent = new FiveMinuteMemory<>(engine);
  }

  /** The deduplication id that stands for a body: its SHA-256 in lower-case hexadecimal digits. */
  static String idOf(String body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What was answered to the first message with this id, or {@code null} if this is the first. */
  @Nullable SentMessage firstSent(MessageContent content, String deduplicationId) {
    return sent.get(key(content, deduplicationId));
  }

  void remember(MessageContent content, String deduplicationId, SentMessage first) {
    sent.put(key(content, deduplicationId), first);
  }

  void clear() {
    sent.clear();
  }

  int size() {
    return sent.size();
  }

  private Object key(MessageContent content, String deduplicationId) {
    return scope == DeduplicationScope.QUEUE
        ? deduplicationId
        : new IdInGroup(content.messageGroupId(), deduplicationId);
  }
}
