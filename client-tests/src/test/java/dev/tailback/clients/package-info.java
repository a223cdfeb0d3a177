/**
 * What the tests of all clients need: an emulator, and a look at its queues past the client.
 *
 * <p>Each client's tests have a package of their own below this one, and none knows another's.
 */
@NullMarked
package dev.tailback.clients;

import org.jspecify.annotations.NullMarked;
