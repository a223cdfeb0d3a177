/**
 * The Auto Scaling groups of one server: their members, their instances, and the activities that
 * launch and terminate these. Everything here is used only inside the gate.
 *
 * <p>How many instances a group has is decided by {@link dev.tailback.engine.scaling}. Nothing is
 * launched: an instance is a place for a worker. Start reading at {@link
 * dev.tailback.server.scaling.group.state.Groups}.
 */
@NullMarked
package dev.tailback.server.scaling.group.state;

import org.jspecify.annotations.NullMarked;
