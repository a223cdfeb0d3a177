/**
 * What the two scaling services, Application Auto Scaling and EC2 Auto Scaling, share.
 *
 * <p>Start reading at {@link dev.tailback.server.scaling.ScalingAccess}.
 */
@NullMarked
package dev.tailback.server.scaling;

import org.jspecify.annotations.NullMarked;
