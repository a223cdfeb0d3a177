package dev.tailback.engine.time;

/** States what must hold; a violation is a bug of the engine. */
public final class Invariant {
  private Invariant() {}

  /**
   * Checks that a statement holds.
   *
   * @param what the statement, in a few words
   * @throws IllegalStateException if it does not
   */
  public static void that(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("does not hold: " + what);
    }
  }
}
