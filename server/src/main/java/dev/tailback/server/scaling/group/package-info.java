/**
 * EC2 Auto Scaling: groups of instances, their policies and activities. Nothing is launched on EC2;
 * an instance is a place for a worker.
 *
 * <p>Start reading at {@link dev.tailback.server.scaling.group.GroupActions}.
 */
@NullMarked
package dev.tailback.server.scaling.group;

import org.jspecify.annotations.NullMarked;
