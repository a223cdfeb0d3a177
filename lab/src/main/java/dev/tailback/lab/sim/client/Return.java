package dev.tailback.lab.sim.client;

/** The return path of an answer, on which a fault can delay or replace it. */
@FunctionalInterface
interface Return {
  /** Returns answers at once. */
  Return AT_ONCE = (answer, bytes) -> answer.run();

  /**
   * Returns an answer to the caller.
   *
   * @param answer delivers it
   * @param bytes its length
   */
  void give(Runnable answer, int bytes);
}
