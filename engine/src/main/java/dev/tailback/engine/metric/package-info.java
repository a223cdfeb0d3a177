/**
 * CloudWatch metrics: those that SQS publishes about its queues every minute, those that programs
 * put themselves, and statistics of both.
 *
 * <p>Start reading at {@link dev.tailback.engine.metric.MetricId}.
 */
@NullMarked
package dev.tailback.engine.metric;

import org.jspecify.annotations.NullMarked;
