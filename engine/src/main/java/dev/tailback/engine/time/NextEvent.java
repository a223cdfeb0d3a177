package dev.tailback.engine.time;

/** What happens next by itself, and when. */
public record NextEvent(long dueMillis, String what) {}
