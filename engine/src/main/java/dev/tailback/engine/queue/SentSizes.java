package dev.tailback.engine.queue;

/** The smallest and the largest size of the messages sent in a while, in bytes. */
public record SentSizes(int smallest, int largest) {}
