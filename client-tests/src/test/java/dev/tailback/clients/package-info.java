/**
 * What the tests of all clients need: an emulator, a look at its queues past the client, and what a
 * guide says of clients that are refused.
 *
 * <p>Each client's tests have a package of their own below this one, and none knows another's.
 */
@NullMarked
package dev.tailback.clients;

import org.jspecify.annotations.NullMarked;
