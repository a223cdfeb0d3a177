/**
 * Shared by the tests of all clients: an emulator, a view of its queues that does not use the
 * tested client, and the guide's table of retries.
 *
 * <p>Each client's tests have their own package below this one, independent of the others.
 */
@NullMarked
package dev.tailback.clients;

import org.jspecify.annotations.NullMarked;
