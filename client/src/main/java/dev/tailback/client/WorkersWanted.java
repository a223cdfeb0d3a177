package dev.tailback.client;

import org.jspecify.annotations.Nullable;

/**
 * What the server wants of a pool of workers.
 *
 * @param desired how many workers it wants
 * @param target the id of the scalable target that decides this, {@code null} if there is none
 */
public record WorkersWanted(int desired, @Nullable String target) {}
