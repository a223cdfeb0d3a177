/**
 * The state of the engine as bytes: the content of a snapshot.
 *
 * <p>{@link dev.tailback.engine.state.StateOutput} and {@link dev.tailback.engine.state.StateInput}
 * handle numbers, texts and records. Each class of the engine writes and reads its own state with
 * them. Where the bytes are kept is not the engine's business.
 */
@NullMarked
package dev.tailback.engine.state;

import org.jspecify.annotations.NullMarked;
