package dev.tailback.engine.queue;

/** Deletes and changes of visibility in one queue of the {@link Model}, by receipt handle. */
final class ModelReceipts {
  private static final long TWELVE_HOURS = 43_200_000;

  private final Model model;
  private final ModelQueue queue;

  ModelReceipts(Model model, ModelQueue queue) {
    this.model = model;
    this.queue = queue;
  }

  String delete(ModelDelivery delivery, CallingClient consumer) {
    ModelClient client = queue.client(consumer);
    if (delivery.queue != queue) {
      return foreign(delivery);
    }
    boolean isHere = queue.messages.contains(delivery.message) && delivery.message.receives > 0;
    if (isHere && hasExpired(delivery)) {
      return expired(delivery);
    }
    if (isHere) {
      queue.messages.remove(delivery.message);
    }
    client.deleted++;
    return null;
  }

  String changeVisibility(ModelDelivery delivery, int seconds, CallingClient consumer) {
    ModelClient client = queue.client(consumer);
    ModelMessage message = delivery.message;
    if (delivery.queue != queue) {
      return foreign(delivery);
    }
    if (!queue.messages.contains(message) || message.receives == 0) {
      return invalid(
          delivery.handle,
          "ReceiptHandle",
          "Message does not exist or is not available for visibility timeout change.");
    }
    if (delivery.isVoid() || (queue.settings().isFifo() && hasExpired(delivery))) {
      return expired(delivery);
    }
    if (!message.inFlight) {
      return null;
    }
    // Exactly twelve hours are refused too: on Amazon some time has passed since the receive.
    if (model.now - message.lastReceivedAt + 1000L * seconds >= TWELVE_HOURS) {
      return invalid(
          seconds,
          "VisibilityTimeout",
          "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
    }
    message.extend(seconds);
    client.visibilityChanges++;
    queue.hide(message, seconds);
    return null;
  }

  private boolean hasExpired(ModelDelivery delivery) {
    if (delivery.isVoid()) {
      return true;
    }
    return queue.settings().isFifo()
        ? !delivery.message.inFlight || delivery.message.receives != delivery.receive
        : model.now - delivery.at > TWELVE_HOURS;
  }

  private static String foreign(ModelDelivery delivery) {
    return "RECEIPT_HANDLE_IS_INVALID: The receipt handle \""
        + delivery.handle
        + "\" is not valid for this queue.";
  }

  private static String expired(ModelDelivery delivery) {
    return invalid(delivery.handle, "ReceiptHandle", "The receipt handle has expired.");
  }

  private static String invalid(Object value, String parameter, String why) {
    return "INVALID_PARAMETER_VALUE: Value %s for parameter %s is invalid. Reason: %s"
        .formatted(value, parameter, why);
  }
}
