/**
 * What the two services share that scale: Application Auto Scaling and EC2 Auto Scaling.
 *
 * <p>Start reading at {@link dev.tailback.server.scaling.ScalingAccess}.
 */
@NullMarked
package dev.tailback.server.scaling;

import org.jspecify.annotations.NullMarked;
