/**
 * Metric math: expressions over series of points, as CloudWatch evaluates them. It knows nothing
 * about metrics, queues or time.
 *
 * <p>Start reading at {@link dev.tailback.engine.math.TimeSeries}.
 */
@NullMarked
package dev.tailback.engine.math;

import org.jspecify.annotations.NullMarked;
