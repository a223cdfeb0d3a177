package dev.tailback.engine.queue;

/** How many messages a queue holds, by where they are. */
public record QueueCounts(int visible, int inFlight, int delayed) {}
