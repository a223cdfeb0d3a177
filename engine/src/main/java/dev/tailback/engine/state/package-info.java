/**
 * The state of the engine as bytes: what a snapshot is made of.
 *
 * <p>{@link dev.tailback.engine.state.StateOutput} and {@link dev.tailback.engine.state.StateInput}
 * know numbers, texts and records. Each class of the engine writes and reads its own state with
 * them. Where the bytes are kept is not the engine's business.
 */
@NullMarked
package dev.tailback.engine.state;

import org.jspecify.annotations.NullMarked;
