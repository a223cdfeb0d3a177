package dev.tailback.server.forward.seen;

/**
 * What an answer to a receive says of a message.
 *
 * @param id stands for its message id
 * @param handle stands for its receipt handle
 * @param receiveCount how often it was received; 0 if that was not asked for
 */
record ReceivedMessage(long id, long handle, int receiveCount) {}
