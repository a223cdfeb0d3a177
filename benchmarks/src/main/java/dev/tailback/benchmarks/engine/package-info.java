/**
 * What the engine's operations cost by themselves, measured with JMH as queues and groups grow.
 * Depends on the engine alone; run by {@code ./benchmarks/jmh}.
 */
@NullMarked
package dev.tailback.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
