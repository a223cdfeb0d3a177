package dev.tailback.server.snapshot;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;

/** A part of a server's state besides its queues, small enough to be written at once. */
public interface StateSection {

  /** Returns its name, in ASCII letters; it is part of the format. */
  String name();

  /** Writes it as it is now. Is called inside the gate. */
  void writeTo(StateOutput out);

  /** Returns whether a stop clears it before everything else has come to an end. */
  default boolean isClearedByStop() {
    return false;
  }

  /** Goes back to the state that was written. Is called inside the gate, when the queues exist. */
  void readFrom(StateInput in);
}
