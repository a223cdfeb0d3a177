package dev.tailback.engine.state;

/** State that is written in slices, and reads what it has written. Used only inside the gate. */
public interface RestorableState extends SlicedState {

  /** Reads a block that was taken, into state that is empty except for the blocks before. */
  void read(StateInput block);

  /** Called when all blocks have been read. By default nothing is left to do. */
  default void restored() {}
}
