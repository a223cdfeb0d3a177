package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.Range;

/** Checks what the queue's type requires of a message or forbids. */
final class SendRules {
  private static final Range DELAY_SECONDS =
      new Range("DelaySeconds", 0, 900, "DelaySeconds must be >= 0 and <= 900.");

  private SendRules() {}

  static void check(Queue queue, NewMessage message, SendWording wording) {
    DELAY_SECONDS.check(message.delaySeconds());
    FifoSettings fifo = queue.settings().fifo();
    if (fifo == null) {
      checkStandard(message, wording);
    } else {
      checkFifo(fifo, message, wording);
      checkFifoDelay(message, wording);
    }
  }

  private static void checkStandard(NewMessage message, SendWording wording) {
    String deduplicationId = message.messageDeduplicationId();
    if (deduplicationId != null) {
      throw wording.notForThisType(deduplicationId, "MessageDeduplicationId");
    }
  }

  /**
   * Checks that a message for a FIFO queue has a group and, unless its content serves, a
   * deduplication id.
   */
  static void checkIds(Queue queue, NewMessage message, SendWording wording) {
    FifoSettings fifo = queue.settings().fifo();
    if (fifo != null) {
      checkFifo(fifo, message, wording);
    }
  }

  private static void checkFifo(FifoSettings fifo, NewMessage message, SendWording wording) {
    if (message.messageGroupId() == null) {
      throw wording.noGroup();
    }
    if (message.messageDeduplicationId() == null && !fifo.contentBasedDeduplication()) {
      throw Refusal.invalidParameter(
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
  }

  private static void checkFifoDelay(NewMessage message, SendWording wording) {
    Integer delaySeconds = message.delaySeconds();
    if (delaySeconds != null && delaySeconds > 0) {
      throw wording.notForThisType(delaySeconds, "DelaySeconds");
    }
  }
}
