package dev.tailback.engine.queue;

import java.util.Locale;

/**
 * How a client built with an AWS SDK retries calls.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry
 *     behavior</a>
 */
public enum RetryMode {
  LEGACY,
  STANDARD,
  ADAPTIVE;

  /** Returns its name as SDKs write it, such as {@code standard}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
