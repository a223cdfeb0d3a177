/**
 * What makes calls fail: throttles, fault rules and the backlog conditions that turn them on.
 *
 * <p>Depends only on the engine. Everything is decided inside the gate, in engine time, and all
 * randomness is seeded. Start reading at {@link dev.tailback.pressure.Throttles} and {@link
 * dev.tailback.pressure.Faults}.
 */
@NullMarked
package dev.tailback.pressure;

import org.jspecify.annotations.NullMarked;
