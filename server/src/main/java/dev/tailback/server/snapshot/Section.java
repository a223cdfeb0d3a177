package dev.tailback.server.snapshot;

import dev.tailback.engine.state.RestorableState;

/**
 * A part of a server's state besides its queues.
 *
 * @param name its name, in ASCII letters; it is part of the format
 * @param isClearedByStop whether a stop clears it before everything else has ended
 */
public record Section(String name, RestorableState state, boolean isClearedByStop) {

  /** Returns a section that a stop does not clear. */
  public static Section of(String name, RestorableState state) {
    return new Section(name, state, false);
  }

  /** Returns a section that a stop clears: rules, so that no call is held back. */
  public static Section clearedByStop(String name, RestorableState state) {
    return new Section(name, state, true);
  }
}
