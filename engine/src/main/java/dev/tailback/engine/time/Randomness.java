package dev.tailback.engine.time;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.random.RandomGenerator;

/**
 * A source of random numbers whose state can be saved. It gives the same numbers as a {@link
 * java.util.SplittableRandom} with the same seed.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Fast splittable pseudorandom number
 *     generators</a>
 */
public final class Randomness implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int MIN_CHANGES = 24;

  private long state;
  private long gamma;

  /** Creates a source. */
  public Randomness(long seed) {
    this(seed, GOLDEN_GAMMA);
  }

  private Randomness(long state, long gamma) {
    this.state = state;
    this.gamma = gamma;
  }

  /** Returns a source that continues with the same numbers. */
  public Randomness copy() {
    return new Randomness(state, gamma);
  }

  /** Writes the state from which the same numbers continue. */
  public void writeTo(StateOutput out) {
    out.writeLong(state);
    out.writeLong(gamma);
  }

  /** Continues with the numbers of a saved source. */
  public void readFrom(StateInput in) {
    state = in.readLong();
    gamma = in.readLong();
  }

  /** Returns a source that is independent of this one. */
  public Randomness split() {
    return new Randomness(nextLong(), mixedGamma(next()));
  }

  @Override
  public long nextLong() {
    long mixed = next();
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  @Override
  public int nextInt() {
    long mixed = next();
    mixed = (mixed ^ (mixed >>> 33)) * 0x62A9D9ED799705F5L;
    return (int) (((mixed ^ (mixed >>> 28)) * 0xCB24D0A5C88C35B3L) >>> 32);
  }

  private long next() {
    state += gamma;
    return state;
  }

  private static long mixedGamma(long seed) {
    long mixed = (seed ^ (seed >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    mixed = (mixed ^ (mixed >>> 33)) | 1L;
    int changes = Long.bitCount(mixed ^ (mixed >>> 1));
    return changes < MIN_CHANGES ? mixed ^ 0xAAAAAAAAAAAAAAAAL : mixed;
  }
}
