package dev.tailback.lab.sim.client;

import java.util.random.RandomGenerator;

/**
 * How long the standard mode of the SDKs since November 2026 waits between attempts.
 *
 * @param random draws the jitter
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry
 *     behavior</a>
 */
public record Backoff(RandomGenerator random) {
  /** The total number of attempts of a call. */
  public static final int MAX_ATTEMPTS = 3;

  private static final double FAULT_SECONDS = 0.05;
  private static final double THROTTLE_SECONDS = 1;
  private static final double MAX_SECONDS = 20;
  private static final double MAX_BEYOND_OWN = 5;

  /**
   * Returns how long to wait: its own backoff, which doubles each time, or the server's hint if
   * that is longer, but at most five seconds more.
   *
   * @param failed how often the call has failed
   */
  public double seconds(Outcome outcome, int failed) {
    double base = outcome.kind() == Outcome.Kind.FAULT ? FAULT_SECONDS : THROTTLE_SECONDS;
    double own = jittered(base, failed, MAX_SECONDS, random);
    return Math.max(own, Math.min(outcome.hintMillis() / 1_000.0, own + MAX_BEYOND_OWN));
  }

  /** Returns a random part of a wait that doubles with each failure, up to a maximum. */
  public static double jittered(double base, int failed, double max, RandomGenerator random) {
    return random.nextDouble() * Math.min(max, Math.scalb(base, failed - 1));
  }
}
