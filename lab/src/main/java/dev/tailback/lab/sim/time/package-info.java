/** The time of a run: what happens next, and the randomness of each actor. */
@NullMarked
package dev.tailback.lab.sim.time;

import org.jspecify.annotations.NullMarked;
