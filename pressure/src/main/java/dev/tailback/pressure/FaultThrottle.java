package dev.tailback.pressure;

import java.util.random.RandomGenerator;

/**
 * Rejects a call with RequestThrottled.
 *
 * @param retryAfterMillis what the client is told to wait; 0 tells it nothing
 */
public record FaultThrottle(long retryAfterMillis) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, RandomGenerator random) {
    call.throttle(retryAfterMillis);
  }
}
