package dev.tailback.engine.time;

/** Checks what must always hold. A violation is a bug. */
public final class Invariant {
  private Invariant() {}

  /**
   * Checks that a statement holds.
   *
   * @param what a short form of the statement
   * @throws IllegalStateException if it does not
   */
  public static void that(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("does not hold: " + what);
    }
  }
}
