package dev.tailback.lab.sim.producer;

import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Outcome.Kind;

/** The adaptive mode: the standard mode behind a rate limiter that learns from throttles. */
final class AdaptiveRetries implements Retries {
  private final StandardRetries standard;
  private final CubicLimiter limiter = new CubicLimiter();

  AdaptiveRetries(StandardRetries standard) {
    this.standard = standard;
  }

  @Override
  public double hold(double now) {
    return limiter.take(now);
  }

  @Override
  public double afterFailure(Outcome outcome, int failed) {
    return standard.afterFailure(outcome, failed);
  }

  @Override
  public void answered(Outcome outcome, double now) {
    limiter.answered(outcome.kind() == Kind.THROTTLED, now);
  }

  @Override
  public void succeeded(Kind lastFailure) {
    standard.succeeded(lastFailure);
  }
}
