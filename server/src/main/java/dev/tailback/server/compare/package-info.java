/**
 * Plays forwarded calls on queues of Tailback's own, and reports where the upstream's answers
 * differ.
 *
 * <p>Start reading at {@link dev.tailback.server.compare.Comparison}; what counts as a difference,
 * and what as chance, is decided in {@link dev.tailback.server.compare.MemberKind} alone.
 */
@NullMarked
package dev.tailback.server.compare;

import org.jspecify.annotations.NullMarked;
