package dev.tailback.server.forward.seen;

/**
 * What the answer to a receive says about a message.
 *
 * @param id a hash of its message id
 * @param handle a hash of its receipt handle
 * @param receiveCount how often it was received; 0 if that was not requested
 */
record ReceivedMessage(long id, long handle, int receiveCount) {}
