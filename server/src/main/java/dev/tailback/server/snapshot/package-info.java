/**
 * Snapshots: the state of a server in a file.
 *
 * <p>{@link dev.tailback.server.snapshot.Snapshots} saves and restores; {@link
 * dev.tailback.server.snapshot.SnapshotFile} is the file, with a version and checksums. The content
 * of its blocks is written and read by the engine itself.
 */
@NullMarked
package dev.tailback.server.snapshot;

import org.jspecify.annotations.NullMarked;
