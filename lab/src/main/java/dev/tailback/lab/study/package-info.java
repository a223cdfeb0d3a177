/**
 * Plays a scenario with its variants often enough to know, and says what came out: bands over the
 * seeds, whether the expectations hold, and a verdict.
 */
@NullMarked
package dev.tailback.lab.study;

import org.jspecify.annotations.NullMarked;
