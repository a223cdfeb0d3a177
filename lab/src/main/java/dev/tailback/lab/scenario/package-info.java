/**
 * What a scenario says, as plain definitions: queues, who sends to them, who receives, what goes
 * wrong, and what is expected. Everything here is immutable.
 */
@NullMarked
package dev.tailback.lab.scenario;

import org.jspecify.annotations.NullMarked;
