package dev.tailback.lab.scenario;

/**
 * What a producer's SDK does when a call is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry
 *     behavior</a>
 */
public enum RetryRule {
  /** It gives up at once. */
  NONE,
  /** The legacy mode: up to 4 attempts, and no quota. */
  LEGACY,
  /** The standard mode until November 2026. */
  STANDARD_BEFORE_2026_11,
  /** The standard mode since November 2026, which honours the server's retry hint. */
  STANDARD,
  /** The adaptive mode: the standard mode behind a rate limiter of its own. */
  ADAPTIVE
}
