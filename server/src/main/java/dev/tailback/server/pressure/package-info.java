/**
 * What stands before the actions and makes calls go otherwise than they would: throttles and fault
 * rules.
 *
 * <p>Depends on the engine, the protocols and the actions. All of it is decided inside the gate, at
 * engine time, and all randomness is seeded. Start reading at {@link
 * dev.tailback.server.pressure.Throttles} and {@link dev.tailback.server.pressure.Faults}.
 */
@NullMarked
package dev.tailback.server.pressure;

import org.jspecify.annotations.NullMarked;
