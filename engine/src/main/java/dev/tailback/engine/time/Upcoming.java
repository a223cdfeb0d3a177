package dev.tailback.engine.time;

/** What happens next by itself, and when. */
public record Upcoming(long dueMillis, String what) {}
