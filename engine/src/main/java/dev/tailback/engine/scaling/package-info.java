/**
 * Scaling: targets with a desired number of workers, policies that follow alarms, cooldowns, and
 * activities that say what was decided and why.
 *
 * <p>Start reading at {@link dev.tailback.engine.scaling.Scaling}.
 */
@NullMarked
package dev.tailback.engine.scaling;

import org.jspecify.annotations.NullMarked;
