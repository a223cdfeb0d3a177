/** The queues of a run as clients see them: the calls to them, and their measurement. */
@NullMarked
package dev.tailback.lab.sim.client;

import org.jspecify.annotations.NullMarked;
