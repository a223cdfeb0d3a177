package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.time.Timeline;

/** Deletes messages and changes their visibility timeouts by receipt handles. */
final class Receipts {
  private static final long MAX_VISIBILITY_MILLIS = QueueSettings.MAX_VISIBILITY_SECONDS * 1000L;

  private final QueueAttributes attributes;
  private final Timeline timeline;
  private final Messages messages;
  private final QueueEvents events;
  private final QueueCounter counter;

  Receipts(
      QueueAttributes attributes,
      Timeline timeline,
      Messages messages,
      QueueEvents events,
      QueueCounter counter) {
    this.attributes = attributes;
    this.timeline = timeline;
    this.messages = messages;
    this.events = events;
    this.counter = counter;
  }

  void delete(String receiptHandle) {
    ReceiptHandle handle = read(receiptHandle);
    Message message = messages.find(handle.messageId());
    if (message == null) {
      messages.beforeChange();
      counter.deleteIgnored();
      events.tellIgnoredDelete(handle);
      return; // already deleted, expired or purged
    }
    if (hasExpired(handle, message)) {
      throw expired(receiptHandle);
    }
    messages.remove(message);
    counter.deleted(timeline.nowMillis() - handle.receivedAtMillis());
    events.tell(Kind.DELETED, message);
  }

  void changeVisibility(String receiptHandle, int seconds) {
    ReceiptHandle handle = read(receiptHandle);
    Message message = messages.find(handle.messageId());
    if (message == null) {
      throw Refusal.invalidValue(
          receiptHandle,
          "ReceiptHandle",
          "Message does not exist or is not available for visibility timeout change.");
    }
    if (isOfUndoneReceive(handle, message)
        || (attributes.isFifo() && hasExpired(handle, message))) {
      throw expired(receiptHandle);
    }
    if (message.isInFlight()) {
      changeVisibility(message, seconds);
    }
  }

  private void changeVisibility(Message message, int seconds) {
    long heldMillis = timeline.nowMillis() - message.lastReceivedAtMillis;
    // Amazon refuses the full 12 hours, too, because some time has passed since the receive.
    if (heldMillis + seconds * 1000L >= MAX_VISIBILITY_MILLIS) {
      throw Refusal.invalidValue(
          seconds,
          "VisibilityTimeout",
          "Total VisibilityTimeout for the message is beyond the limit ["
              + QueueSettings.MAX_VISIBILITY_SECONDS
              + " seconds]");
    }
    counter.visibilityChanged();
    messages.beforeChange(message);
    if (seconds > 0) {
      message.extended();
      events.tell(Kind.EXTENDED, message);
    }
    messages.restartVisibilityTimeout(message, seconds * 1000L);
  }

  private ReceiptHandle read(String text) {
    ReceiptHandle handle = ReceiptHandle.decode(text);
    if (handle == null) {
      throw invalid("The input receipt handle \"" + text + "\" is not a valid receipt handle.");
    }
    if (handle.queueId() != attributes.id) {
      throw invalid("The receipt handle \"" + text + "\" is not valid for this queue.");
    }
    return handle;
  }

  private boolean hasExpired(ReceiptHandle handle, Message message) {
    if (isOfUndoneReceive(handle, message)) {
      return true;
    }
    if (attributes.isFifo()) {
      return !message.isInFlight() || message.receiveCount != handle.receive();
    }
    return timeline.nowMillis() - handle.receivedAtMillis() > MAX_VISIBILITY_MILLIS;
  }

  private static boolean isOfUndoneReceive(ReceiptHandle handle, Message message) {
    return handle.receive() > message.receiveCount
        || (handle.receive() == message.receiveCount
            && handle.receivedAtMillis() != message.lastReceivedAtMillis);
  }

  private static Refusal invalid(String text) {
    return new Refusal(Refusal.Reason.RECEIPT_HANDLE_IS_INVALID, text);
  }

  private static Refusal expired(String receiptHandle) {
    return Refusal.invalidValue(receiptHandle, "ReceiptHandle", "The receipt handle has expired.");
  }
}
