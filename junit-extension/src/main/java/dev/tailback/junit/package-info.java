/**
 * Gives JUnit Jupiter tests their own SQS queues in memory.
 *
 * <p>{@link dev.tailback.junit.TailbackTest} is where to start; {@link
 * dev.tailback.junit.TailbackExtension} does the work. Depends on the server and the engine; only
 * {@code SdkClients} knows the AWS SDK, and is loaded when a test asks for a client.
 */
@NullMarked
package dev.tailback.junit;

import org.jspecify.annotations.NullMarked;
