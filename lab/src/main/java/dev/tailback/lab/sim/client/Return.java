package dev.tailback.lab.sim.client;

/** The way back of an answer, on which a fault can delay or replace it. */
@FunctionalInterface
interface Return {
  /** Gives back answers at once. */
  Return AT_ONCE = (answer, bytes) -> answer.run();

  /**
   * Gives back an answer.
   *
   * @param answer tells the caller
   * @param bytes how long it is
   */
  void give(Runnable answer, int bytes);
}
