package dev.tailback.engine.queue;

/** One receive of one message of the {@link Model}; its handle is the engine's. */
final class ModelDelivery {
  final ModelQueue queue;
  final ModelMessage message;
  final int receive;
  final long at;
  final String shown;
  final int placeBefore;
  final long receivedBeforeAt;
  String handle;

  ModelDelivery(ModelQueue queue, ModelMessage message, int placeBefore, long receivedBeforeAt) {
    this.queue = queue;
    this.message = message;
    this.receive = message.receives;
    this.at = message.lastReceivedAt;
    this.shown = message.shown();
    this.placeBefore = placeBefore;
    this.receivedBeforeAt = receivedBeforeAt;
  }

  /** Whether the receive was taken back. */
  boolean isVoid() {
    return receive > message.receives
        || (receive == message.receives && at != message.lastReceivedAt);
  }

  /** Whether the consumer still holds the message as it was delivered. */
  boolean isUntouched() {
    return queue.messages.contains(message)
        && message.inFlight
        && message.receives == receive
        && !message.visibilityChanged;
  }
}
