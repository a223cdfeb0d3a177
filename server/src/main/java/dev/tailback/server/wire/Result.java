package dev.tailback.server.wire;

import org.jspecify.annotations.Nullable;

/** The result of a call, or a structure within it. It writes its own members. */
@FunctionalInterface
public interface Result {

  /** The result of actions that return nothing. */
  Result NOTHING = output -> {};

  /**
   * Returns the response if another server has made it, {@code null} if the members are to be
   * written.
   */
  default @Nullable WireResponse response() {
    return null;
  }

  /** Writes the members. */
  void write(Output output);

  /**
   * Undoes the call's effect because the client will not get the result. Does nothing by default.
   */
  default void undo() {}

  /** Returns what failed in a call that succeeded as a whole, {@code null} if nothing did. */
  default @Nullable Failure failure() {
    return null;
  }
}
