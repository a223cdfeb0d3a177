package dev.tailback.server.snapshot;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A snapshot that has been saved.
 *
 * @param bytes the size of the file
 * @param engineMillis the engine's time of which the state is
 * @param took how long it took
 * @param longestPause how long other calls had to wait for it at most
 */
public record SavedSnapshot(
    Path file, long bytes, long engineMillis, Duration took, Duration longestPause) {}
