package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result of a send. A duplicate has that of the first message.
 *
 * @param sequence the message's number in a FIFO queue, increasing; 0 in a standard queue
 */
public record SentMessage(UUID messageId, long sequence) {

  /** Returns the sequence in SQS's form, twenty digits; {@code null} in a standard queue. */
  public @Nullable String sequenceNumber() {
    return sequence == 0 ? null : SequenceNumber.of(sequence);
  }
}
