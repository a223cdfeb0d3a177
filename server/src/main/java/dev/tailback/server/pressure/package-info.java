/**
 * What stands before the actions and makes calls wait or fail: throttles.
 *
 * <p>Depends on the engine, the protocols and the actions. All of it is decided inside the gate, at
 * engine time. Start reading at {@link dev.tailback.server.pressure.Throttles}.
 */
@NullMarked
package dev.tailback.server.pressure;

import org.jspecify.annotations.NullMarked;
