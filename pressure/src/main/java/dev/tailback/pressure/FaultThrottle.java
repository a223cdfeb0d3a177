package dev.tailback.pressure;

/**
 * Rejects a call with RequestThrottled.
 *
 * @param retryAfterMillis what the client is told to wait; 0 tells it nothing
 */
public record FaultThrottle(long retryAfterMillis) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.throttle(retryAfterMillis);
  }
}
