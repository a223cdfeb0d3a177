/**
 * A load generator for any SQS endpoint: one thread, raw keep-alive connections, requests prepared
 * in advance. Start with {@link dev.tailback.benchmarks.load.Load}.
 *
 * <p>Answers are not parsed. Their status is checked, and what is counted or needed again (receipt
 * handles) is found in their bytes. Depends on the JDK and HdrHistogram.
 */
@NullMarked
package dev.tailback.benchmarks.load;

import org.jspecify.annotations.NullMarked;
