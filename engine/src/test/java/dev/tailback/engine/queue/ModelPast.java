package dev.tailback.engine.queue;

/** A receive of a message of the {@link Model}, as the message remembers it. */
record ModelPast(
    long receivedAt, ModelClient by, int extensions, PeekedMessage.ReceiveEnd end, long endedAt) {

  PeekedMessage.Receive shown() {
    return new PeekedMessage.Receive(
        receivedAt, new ClientId(by.name, "key"), extensions, end, endedAt);
  }
}
