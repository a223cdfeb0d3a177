/**
 * Compares Tailback with other servers on the same machine, and reports which goals are reached.
 * Start with {@link dev.tailback.benchmarks.Run}.
 */
@NullMarked
package dev.tailback.benchmarks;

import org.jspecify.annotations.NullMarked;
