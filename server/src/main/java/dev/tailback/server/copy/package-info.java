/**
 * Copies the definitions of queues from Amazon's SQS, or another endpoint, into a configuration
 * file. Calls only actions that list and get.
 *
 * <p>Start reading at {@link dev.tailback.server.copy.QueueCopy}.
 */
@NullMarked
package dev.tailback.server.copy;

import org.jspecify.annotations.NullMarked;
