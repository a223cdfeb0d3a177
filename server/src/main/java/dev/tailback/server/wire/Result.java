package dev.tailback.server.wire;

import org.jspecify.annotations.Nullable;

/** A structure of an answer: it writes its own members. */
@FunctionalInterface
public interface Result {

  /** The result of the actions that return nothing. */
  Result NOTHING = output -> {};

  void write(Output output);

  /** Undoes what the result tells of, as the client will not get it. */
  default void undo() {}

  /** What failed although the call as a whole did not; {@code null} if nothing did. */
  default @Nullable Failure failure() {
    return null;
  }
}
