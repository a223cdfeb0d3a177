/**
 * The servers that are compared, each in a process of its own: Tailback, others, and the floor.
 * Start with {@link dev.tailback.benchmarks.peer.Peer}. Knows where the build puts their programs.
 */
@NullMarked
package dev.tailback.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
