/**
 * What makes calls go wrong: throttles, fault rules and the backlog conditions that turn them on.
 *
 * <p>Depends on the engine alone. Everything is decided inside the gate, in engine time, and all
 * randomness is seeded. Start reading at {@link dev.tailback.server.pressure.Throttles} and {@link
 * dev.tailback.server.pressure.Faults}.
 */
@NullMarked
package dev.tailback.server.pressure;

import org.jspecify.annotations.NullMarked;
