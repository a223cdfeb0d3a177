package dev.tailback.server.snapshot;

import dev.tailback.engine.state.SlicedState;
import dev.tailback.engine.state.StateInput;
import java.util.function.Consumer;

/**
 * A part of a server's state that is too large to be written at once.
 *
 * @param name the name of the section
 * @param reader reads its blocks, in their order; called inside the gate, when the queues exist
 */
public record SlicedSection(String name, SlicedState state, Consumer<StateInput> reader) {}
