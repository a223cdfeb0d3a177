package dev.tailback.engine.queue;

/**
 * The kind of a {@link Refusal}: one of {@link Refusal.Reason}, or an error of a service on top of
 * the engine.
 */
public interface RefusalReason {}
