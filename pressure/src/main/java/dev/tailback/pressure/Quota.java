package dev.tailback.pressure;

/**
 * The rate at which the tokens of a bucket are refilled, and its capacity.
 *
 * @param thousandthsPerSecond a thousand times the rate: 500 is a token every two seconds
 * @param burst the bucket's capacity: how many tokens can be taken at once if it is full
 */
public record Quota(long thousandthsPerSecond, long burst) {
  /** The maximum rate per second, and the maximum burst. */
  public static final long MAX = 1_000_000_000;

  /** Creates a quota whose rate and burst are in range. */
  public Quota {
    if (thousandthsPerSecond < 1 || thousandthsPerSecond > MAX * 1_000) {
      throw new IllegalArgumentException("The rate is out of range: " + thousandthsPerSecond);
    }
    if (burst < 1 || burst > MAX) {
      throw new IllegalArgumentException("The burst is out of range: " + burst);
    }
  }

  /**
   * Returns a quota with a rate in tokens per second, and the tokens of one second as its burst.
   */
  public static Quota perSecond(long rate) {
    return new Quota(rate * 1_000, rate);
  }

  /** Returns the rate in tokens per second. */
  public double perSecond() {
    return thousandthsPerSecond / 1_000.0;
  }

  /** Returns the default burst of a rate: the tokens of one second, at least one. */
  public static long defaultBurst(long thousandthsPerSecond) {
    return Math.max(1, thousandthsPerSecond / 1_000);
  }
}
