/**
 * What is known of the queues of another SQS: what is seen of the calls to them, and what that SQS
 * says when it is asked.
 *
 * <p>Start reading at {@link dev.tailback.server.forward.seen.Seeing}.
 */
@NullMarked
package dev.tailback.server.forward.seen;

import org.jspecify.annotations.NullMarked;
