/** The queues of a run as clients see them: their calls, and what is measured of them. */
@NullMarked
package dev.tailback.lab.sim.client;

import org.jspecify.annotations.NullMarked;
