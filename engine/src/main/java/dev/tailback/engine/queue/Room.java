package dev.tailback.engine.queue;

/**
 * Decides how many messages the answer to one receive can hold.
 *
 * <p>It is called inside the gate, so it must neither block nor call the engine.
 */
@FunctionalInterface
public interface Room {
  /** Has room for any number of messages. */
  Room UNLIMITED = weightBytes -> true;

  /**
   * Takes room for one more message, and returns whether there was enough. After {@code false} it
   * is not called again: the receive ends with the messages it has.
   *
   * @param weightBytes about how much memory the message takes
   */
  boolean take(long weightBytes);
}
