/**
 * The Application Auto Scaling service.
 *
 * <p>Start reading at {@link dev.tailback.server.scaling.application.ApplicationScalingActions}.
 */
@NullMarked
package dev.tailback.server.scaling.application;

import org.jspecify.annotations.NullMarked;
