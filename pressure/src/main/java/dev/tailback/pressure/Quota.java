package dev.tailback.pressure;

/**
 * How fast the tokens of a bucket come back, and how many there are at most.
 *
 * @param thousandthsPerSecond a thousand times the rate: 500 is a token every two seconds
 * @param burst how many can be taken at once from a bucket that was left alone
 */
public record Quota(long thousandthsPerSecond, long burst) {
  /** The highest rate a second, and the highest burst. */
  public static final long MAX = 1_000_000_000;

  public Quota {
    if (thousandthsPerSecond < 1 || thousandthsPerSecond > MAX * 1_000) {
      throw new IllegalArgumentException("no rate: " + thousandthsPerSecond);
    }
    if (burst < 1 || burst > MAX) {
      throw new IllegalArgumentException("no burst: " + burst);
    }
  }

  /** A quota with as many tokens at once as come in a second. */
  public static Quota perSecond(long rate) {
    return new Quota(rate * 1_000, rate);
  }

  /** The burst of a quota that doesn't say so itself: the tokens of a second, and at least one. */
  public static long defaultBurst(long thousandthsPerSecond) {
    return Math.max(1, thousandthsPerSecond / 1_000);
  }
}
