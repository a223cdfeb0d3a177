/**
 * Measures Tailback beside others on the same machine, and says which targets are reached. Start
 * with {@link dev.tailback.benchmarks.Run}.
 */
@NullMarked
package dev.tailback.benchmarks;

import org.jspecify.annotations.NullMarked;
