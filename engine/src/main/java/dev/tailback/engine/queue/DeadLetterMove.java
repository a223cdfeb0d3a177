package dev.tailback.engine.queue;

/**
 * The last move of a message to a dead-letter queue.
 *
 * @param source the queue it came from
 * @param receivesBefore its receive count by then
 * @param enqueuedAtMillis when its retention began, for the dead-letter queue
 * @param arrivedAtMillis when it moved
 */
record DeadLetterMove(
    QueueAddress source, int receivesBefore, long enqueuedAtMillis, long arrivedAtMillis) {}
