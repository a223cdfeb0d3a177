package dev.tailback.engine.queue;

/**
 * Decides how many messages the answer to one receive can hold.
 *
 * <p>It is asked inside the engine, so it may neither wait for anything nor call the engine.
 */
@FunctionalInterface
public interface Room {
  /** Room for any number of messages. */
  Room UNLIMITED = weightBytes -> true;

  /**
   * Takes room for one more message, and returns whether there was enough. After a {@code false}
   * the receive asks no more, and ends with what it has.
   *
   * @param weightBytes about how much memory the message takes
   */
  boolean take(long weightBytes);
}
