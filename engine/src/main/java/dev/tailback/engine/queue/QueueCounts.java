package dev.tailback.engine.queue;

/** The number of messages in a queue, by state. */
public record QueueCounts(int visible, int inFlight, int delayed) {}
