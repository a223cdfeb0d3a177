/**
 * The CloudWatch service: metrics of queues and of programs.
 *
 * <p>Start reading at {@link dev.tailback.engine.scaling.Monitoring}, which the service shows.
 */
@NullMarked
package dev.tailback.server.cloudwatch;

import org.jspecify.annotations.NullMarked;
