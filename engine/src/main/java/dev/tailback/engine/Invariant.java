package dev.tailback.engine;

/** States what must hold; a violation is a bug of the engine. */
final class Invariant {
  private Invariant() {}

  static void that(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("does not hold: " + what);
    }
  }
}
