package dev.tailback.client;

import org.jspecify.annotations.Nullable;

/**
 * The number of workers that the server wants of a pool.
 *
 * @param desired how many workers it wants
 * @param target the id of the scalable target that decides this, {@code null} if there is none
 */
public record WorkersWanted(int desired, @Nullable String target) {}
