package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Refusal;

/**
 * RequestThrottled instead of the call.
 *
 * @param retryAfterMillis what the client is told to wait; 0 tells it nothing
 */
public record FaultThrottle(long retryAfterMillis) implements FaultEffect {
  @Override
  public void strike(FaultHit hit) {
    hit.reply().refuse(Refusal.throttled(retryAfterMillis));
  }
}
