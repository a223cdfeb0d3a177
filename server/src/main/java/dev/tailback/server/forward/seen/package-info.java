/**
 * What is known about the queues of another SQS: what the calls to them show, and what that SQS
 * says when asked.
 *
 * <p>Start reading at {@link dev.tailback.server.forward.seen.Seeing}.
 */
@NullMarked
package dev.tailback.server.forward.seen;

import org.jspecify.annotations.NullMarked;
