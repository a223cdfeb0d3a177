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
  final ModelClient client;
  String handle;

  ModelDelivery(
      ModelQueue queue,
      ModelMessage message,
      int placeBefore,
      long receivedBeforeAt,
      ModelClient client) {
    this.queue = queue;
    this.message = message;
    this.receive = message.receives;
    this.at = message.lastReceivedAt;
    this.shown = message.shown();
    this.placeBefore = placeBefore;
    this.receivedBeforeAt = receivedBeforeAt;
    this.client = client;
  }

  /** Whether the receive was undone. */
  boolean isVoid() {
    return receive > message.receives
        || (receive == message.receives && at != message.lastReceivedAt);
  }

  /** Returns whether the message is still in flight from this delivery. */
  boolean isUntouched() {
    return queue.messages.contains(message)
        && message.inFlight
        && message.receives == receive
        && !message.visibilityChanged;
  }
}
