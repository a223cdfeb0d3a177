package dev.tailback.engine.state;

/**
 * State that is written in slices, so that others need not wait for all of it. It is the state at
 * the moment when writing began, whatever changes meanwhile. Used only inside the gate.
 */
public interface SlicedState {

  /** Begins to write the state of this moment. */
  void begin();

  /**
   * Writes more, until there are {@code untilBytes} bytes to take.
   *
   * @return whether there is more to write
   */
  boolean write(int untilBytes);

  /**
   * Takes what was written since the last call: a block of whole pieces.
   *
   * @param next the output to write to from now on; it is cleared
   */
  StateOutput take(StateOutput next);

  /** Ends the writing, whether everything has been written or not. */
  void end();
}
