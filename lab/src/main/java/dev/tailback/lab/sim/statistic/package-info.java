/** What is measured in the course of a run, and the figures that come out of it. */
@NullMarked
package dev.tailback.lab.sim.statistic;

import org.jspecify.annotations.NullMarked;
