package dev.tailback.engine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a producer is told of its message; for a duplicate, what was told the first time.
 *
 * <p>A FIFO queue remembers millions of them, so it is one object and nothing besides.
 *
 * @param idHigh the more significant half of the message's id
 * @param idLow the less significant half
 * @param position in a FIFO queue: grows from message to message; 0 in a standard one
 */
public record SentMessage(long idHigh, long idLow, long position) {

  SentMessage(UUID messageId, long position) {
    this(messageId.getMostSignificantBits(), messageId.getLeastSignificantBits(), position);
  }

  public UUID messageId() {
    return new UUID(idHigh, idLow);
  }

  /** Twenty digits, only in FIFO queues. */
  public @Nullable String sequenceNumber() {
    return position == 0 ? null : SequenceNumber.of(position);
  }
}
