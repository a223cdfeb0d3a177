package dev.tailback.engine.queue;

/**
 * How a client built with an AWS SDK retries calls.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry
 *     behavior</a>
 */
public enum RetryMode {
  LEGACY,
  STANDARD,
  ADAPTIVE
}
