/** The producers of a run: when messages arrive at them, and how they send them. */
@NullMarked
package dev.tailback.lab.sim.producer;

import org.jspecify.annotations.NullMarked;
