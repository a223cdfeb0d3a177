package dev.tailback.engine.queue;

/**
 * A message that was received, and what is needed to undo that.
 *
 * @param order its order before
 * @param lastReceivedAtMillis when it was received before this receive, if it was
 * @param receiveCount its count including this receive
 */
record GivenMessage(Message message, long order, long lastReceivedAtMillis, int receiveCount) {}
