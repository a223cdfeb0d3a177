package dev.tailback.engine.time;

/**
 * The next timed event.
 *
 * @param dueMillis when it fires, in milliseconds since the epoch
 * @param what what happens then, in a few words
 */
public record NextEvent(long dueMillis, String what) {}
