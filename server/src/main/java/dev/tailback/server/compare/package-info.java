/**
 * Replays forwarded calls on Tailback's own queues, and reports where the upstream's answers
 * differ.
 *
 * <p>Start reading at {@link dev.tailback.server.compare.Comparison}; only {@link
 * dev.tailback.server.compare.MemberKind} decides what counts as a difference, and what as random.
 */
@NullMarked
package dev.tailback.server.compare;

import org.jspecify.annotations.NullMarked;
