/**
 * The actions on metrics: putting data, reading it, listing metrics.
 *
 * <p>Start reading at {@link dev.tailback.server.cloudwatch.metric.MetricActions}.
 */
@NullMarked
package dev.tailback.server.cloudwatch.metric;

import org.jspecify.annotations.NullMarked;
