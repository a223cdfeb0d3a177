/**
 * The agent that keeps the number of worker processes that a server wants.
 *
 * <p>One thread starts and stops the processes, a second talks to the server, and each process has
 * two that pass its output on. Start at {@link dev.tailback.client.workers.WorkerAgent}.
 */
@NullMarked
package dev.tailback.client.workers;

import org.jspecify.annotations.NullMarked;
