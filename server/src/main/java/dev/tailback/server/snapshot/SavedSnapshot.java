package dev.tailback.server.snapshot;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A snapshot that has been saved.
 *
 * @param bytes the size of the file
 * @param engineMillis the engine time of the state
 * @param took how long it took
 * @param longestPause the longest time that other calls had to wait for it
 */
public record SavedSnapshot(
    Path file, long bytes, long engineMillis, Duration took, Duration longestPause) {}
