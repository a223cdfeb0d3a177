/**
 * Plays a scenario with its variants often enough, and reports the outcome: bands over the seeds,
 * whether the expectations hold, and a verdict.
 */
@NullMarked
package dev.tailback.lab.study;

import org.jspecify.annotations.NullMarked;
