/** The measurements of a run, and the figures computed from them. */
@NullMarked
package dev.tailback.lab.sim.statistic;

import org.jspecify.annotations.NullMarked;
