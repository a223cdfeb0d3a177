/** Plays one run of a scenario, and measures it. */
@NullMarked
package dev.tailback.lab.sim;

import org.jspecify.annotations.NullMarked;
