/**
 * The lab plays hours of queue traffic in seconds, on the engine itself with a simulated clock and
 * simulated callers, and says whether a scenario's settings hold.
 */
@NullMarked
package dev.tailback.lab;

import org.jspecify.annotations.NullMarked;
