/**
 * Makes a scenario of the traffic that was seen at a queue: how messages arrive, how long they are
 * processed, and by how many workers.
 */
@NullMarked
package dev.tailback.lab.capture;

import org.jspecify.annotations.NullMarked;
