/**
 * JMH benchmarks of the engine's operations, with growing queues and numbers of groups. Depends
 * only on the engine; run by {@code ./benchmarks/jmh}.
 */
@NullMarked
package dev.tailback.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
