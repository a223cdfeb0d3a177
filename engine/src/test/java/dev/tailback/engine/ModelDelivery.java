package dev.tailback.engine;

/** One receive of one message of the {@link Model}; its handle is the engine's. */
final class ModelDelivery {
  final ModelQueue queue;
  final ModelMessage message;
  final int receive;
  final long at;
  final String shown;
  String handle;

  ModelDelivery(ModelQueue queue, ModelMessage message) {
    this.queue = queue;
    this.message = message;
    this.receive = message.receives;
    this.at = message.lastReceivedAt;
    this.shown = message.shown();
  }

  /** Whether the consumer still holds the message as it was delivered. */
  boolean isUntouched() {
    return queue.messages.contains(message)
        && message.inFlight
        && message.receives == receive
        && !message.visibilityChanged;
  }
}
