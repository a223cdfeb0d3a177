package dev.tailback.engine.queue;

/**
 * A message that a receive has counted, and how it was before.
 *
 * @param order its place among the messages that could be received
 * @param lastReceivedAtMillis when it had been received before, if it had
 * @param receiveCount its count including this receive
 */
record GivenMessage(Message message, long order, long lastReceivedAtMillis, int receiveCount) {}
