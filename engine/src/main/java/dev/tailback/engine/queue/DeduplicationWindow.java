package dev.tailback.engine.queue;

import dev.tailback.engine.queue.FifoSettings.DeduplicationScope;
import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.time.Timeline;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the messages sent to a FIFO queue within the last five minutes by their deduplication
 * ids, even if they have been deleted since.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html">Using
 *     the message deduplication ID</a>
 */
final class DeduplicationWindow {
  /*
   * The number of parts, by bits of the key. A single index would stop the queue for a quarter of a
   * second when it grows beyond four million entries, and a fast queue has more.
   */
  private static final int PARTS = 128;

  /* A separator that occurs in no id. */
  private static final byte BETWEEN_IDS = 0;

  private final Timeline timeline;
  private final DeduplicationScope scope;
  private final MessageDigest sha256 = newSha256();
  private final QueueCapture capture;
  private final @Nullable DeduplicationPart[] parts = new @Nullable DeduplicationPart[PARTS];

  DeduplicationWindow(Timeline timeline, DeduplicationScope scope, QueueCapture capture) {
    this.capture = capture;
    this.timeline = timeline;
    this.scope = scope;
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Returns the content-based deduplication id: the body's SHA-256 in lower-case hexadecimal. */
  String idOf(MessageContent content) {
    return HexFormat.of().formatHex(sha256.digest(content.bodyBytes()));
  }

  /** Sends a message, unless its id was sent before; then returns the result of the first send. */
  SentMessage sendOnce(MessageContent content, Supplier<SentMessage> send) {
    UUID key = key(content);
    DeduplicationPart part = part((int) key.getMostSignificantBits() & (PARTS - 1));
    SentMessage first = part.get(key);
    if (first == null) {
      first = send.get();
      part.add(key, first);
    }
    return first;
  }

  private DeduplicationPart part(int index) {
    DeduplicationPart part = parts[index];
    if (part == null) {
      part = new DeduplicationPart(index, timeline, capture);
      parts[index] = part;
    }
    return part;
  }

  /**
   * Forgets all ids. The old parts are left unchanged, because a capture may still have to write
   * them.
   */
  void clear() {
    parts().forEach(DeduplicationPart::drop);
    Arrays.fill(parts, null);
  }

  int size() {
    return parts().stream().mapToInt(DeduplicationPart::size).sum();
  }

  /** Returns the existing parts. */
  List<DeduplicationPart> parts() {
    return Stream.of(parts).filter(Objects::nonNull).toList();
  }

  /** Restores a part. */
  void readPart(StateInput in) {
    int index = in.readInt();
    if (index < 0 || index >= PARTS) {
      throw new StateException("there is no part " + index + " of a deduplication window");
    }
    part(index).readFrom(in);
  }

  /** Returns half of a digest of the id, which identifies it in a fixed number of bytes. */
  private UUID key(MessageContent content) {
    if (scope == DeduplicationScope.MESSAGE_GROUP) {
      sha256.update(utf8(content.messageGroupId()));
      sha256.update(BETWEEN_IDS);
    }
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(utf8(content.messageDeduplicationId())));
    return new UUID(digest.getLong(), digest.getLong());
  }

  private static byte[] utf8(@Nullable String id) {
    return Objects.requireNonNull(
            id, "a message of a FIFO queue has a group id and a deduplication id")
        .getBytes(StandardCharsets.UTF_8);
  }
}
