package dev.tailback.engine.queue;

/**
 * The kind of error that a {@link Refusal} is: one of {@link Refusal.Reason}, or an error that the
 * engine does not know and a service on top of it refuses calls with.
 */
public interface RefusalReason {}
