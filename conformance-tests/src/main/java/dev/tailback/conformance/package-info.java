/**
 * What SQS does, as rules: what a rule works with ({@link dev.tailback.conformance.Sqs}, {@link
 * dev.tailback.conformance.Queue}, {@link dev.tailback.conformance.Raw}), what it declares about
 * itself (the annotations) and the server that it tests ({@link dev.tailback.conformance.Target}).
 *
 * <p>The rules are in the tests' package {@code rules}, one class for each group. "Writing a rule"
 * in docs/CONFORMANCE.md shows how to add one. Only {@code Target} knows Tailback's classes.
 */
@NullMarked
package dev.tailback.conformance;

import org.jspecify.annotations.NullMarked;
