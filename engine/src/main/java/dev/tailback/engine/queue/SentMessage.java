package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a producer is told of its message; for a duplicate, what was told the first time.
 *
 * @param sequence in a FIFO queue: grows from message to message; 0 in a standard one
 */
public record SentMessage(UUID messageId, long sequence) {

  /** Twenty digits, only in FIFO queues. */
  public @Nullable String sequenceNumber() {
    return sequence == 0 ? null : SequenceNumber.of(sequence);
  }
}
