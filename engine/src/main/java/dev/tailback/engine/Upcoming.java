package dev.tailback.engine;

/** What happens next by itself, and when. */
public record Upcoming(long dueMillis, String what) {}
