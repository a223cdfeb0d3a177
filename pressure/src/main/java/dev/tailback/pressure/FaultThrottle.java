package dev.tailback.pressure;

/**
 * Rejects a call with RequestThrottled.
 *
 * @param retryAfterMillis the retry hint for the client; 0 for none
 */
public record FaultThrottle(long retryAfterMillis) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.throttle(retryAfterMillis);
  }
}
