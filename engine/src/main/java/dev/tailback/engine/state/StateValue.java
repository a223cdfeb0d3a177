package dev.tailback.engine.state;

/**
 * An immutable value that is not a record but can be a component of one. Its class has a static
 * method {@code readFrom(StateInput)}, which returns a value that was written.
 */
public interface StateValue {

  /** Writes it. */
  void writeTo(StateOutput out);
}
