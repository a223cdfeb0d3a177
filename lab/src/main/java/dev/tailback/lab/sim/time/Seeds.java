package dev.tailback.lab.sim.time;

import dev.tailback.engine.time.Randomness;

/**
 * Gives each actor its own source of random numbers, seeded by its name, so that its draws do not
 * depend on other actors.
 */
public final class Seeds {
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private final long seed;

  /** Creates the seeds of a run. */
  public Seeds(long seed) {
    this.seed = mixed(seed);
  }

  /** Returns a fresh source for the actor with this name. */
  public Randomness of(String name) {
    return new Randomness(seedOf(name));
  }

  /** Returns a number that depends only on the run and the name. */
  public long seedOf(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return mixed(seed ^ hash);
  }

  /** Returns a number from 0 to 1 that depends only on two numbers. */
  public static double share(long one, long other) {
    return (mixed(one ^ mixed(other)) >>> 11) * 0x1.0p-53;
  }

  private static long mixed(long number) {
    long mixed = number + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
