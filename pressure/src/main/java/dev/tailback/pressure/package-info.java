/**
 * What makes calls go wrong: throttles, fault rules and the backlog conditions that turn them on.
 *
 * <p>Depends on the engine alone. Everything is decided inside the gate, in engine time, and all
 * randomness is seeded. Start reading at {@link dev.tailback.pressure.Throttles} and {@link
 * dev.tailback.pressure.Faults}.
 */
@NullMarked
package dev.tailback.pressure;

import org.jspecify.annotations.NullMarked;
