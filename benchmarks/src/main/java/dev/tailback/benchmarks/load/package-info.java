/**
 * A load generator for any SQS endpoint: one thread, raw keep-alive connections, requests prepared
 * in advance. Start with {@link dev.tailback.benchmarks.load.Load}.
 *
 * <p>Answers are not parsed. Their status is checked, and receipt handles and counted texts are
 * searched in their bytes. Depends on the JDK and HdrHistogram.
 */
@NullMarked
package dev.tailback.benchmarks.load;

import org.jspecify.annotations.NullMarked;
