package dev.tailback.engine.state;

/**
 * State that is written in slices, so that others need not wait for all of it. It is the state of
 * the moment at which the writing has begun, whatever changes meanwhile. Used inside the gate only.
 */
public interface SlicedState {

  /** Begins to write the state of this moment. */
  void begin();

  /**
   * Writes more, until there are {@code untilBytes} to take.
   *
   * @return whether there is more to write
   */
  boolean write(int untilBytes);

  /**
   * Takes what was written since the last time: a block that begins and ends with a piece.
   *
   * @param next what to write to from now on; it is cleared
   */
  StateOutput take(StateOutput next);

  /** Ends it, whether everything has been written or not. */
  void end();
}
