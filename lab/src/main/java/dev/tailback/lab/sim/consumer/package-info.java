/** The consumers of a run. */
@NullMarked
package dev.tailback.lab.sim.consumer;

import org.jspecify.annotations.NullMarked;
