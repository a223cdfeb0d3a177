package dev.tailback.server.protocol;

/** A structure of an answer: it writes its own members. */
@FunctionalInterface
public interface Result {

  /** The result of the actions that return nothing. */
  Result NOTHING = output -> {};

  void write(Output output);
}
