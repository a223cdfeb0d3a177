package dev.tailback.engine.queue;

/**
 * A received message, with what is needed to undo the receive.
 *
 * @param order its order before the receive
 * @param lastReceivedAtMillis when the receive before this one was, if there was one
 * @param receiveCount its count including this receive
 */
record GivenMessage(Message message, long order, long lastReceivedAtMillis, int receiveCount) {}
