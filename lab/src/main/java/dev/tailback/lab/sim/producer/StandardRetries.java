package dev.tailback.lab.sim.producer;

import dev.tailback.engine.time.Randomness;
import dev.tailback.lab.sim.client.Backoff;
import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Outcome.Kind;
import java.util.function.ToDoubleBiFunction;

/**
 * The standard mode: three attempts, and a quota that all calls of a client share. A retry takes
 * tokens; a call that succeeds returns those of its last retry, or one if it had none. Without
 * enough tokens a call is not retried.
 */
final class StandardRetries implements Retries {
  private static final int QUOTA = 500;
  private static final int COST_BEFORE = 5;
  private static final int THROTTLE_COST = 5;
  private static final int FAULT_COST = 14;
  private static final double MAX_SECONDS = 20;

  private final ToDoubleBiFunction<Outcome, Integer> wait;
  private final int throttleCost;
  private final int faultCost;
  private int tokens = QUOTA;

  private StandardRetries(
      ToDoubleBiFunction<Outcome, Integer> wait, int throttleCost, int faultCost) {
    this.wait = wait;
    this.throttleCost = throttleCost;
    this.faultCost = faultCost;
  }

  /** Returns the mode of the SDKs before November 2026. */
  static StandardRetries before(Randomness random) {
    return new StandardRetries(
        (outcome, failed) -> Backoff.jittered(1, failed, MAX_SECONDS, random),
        COST_BEFORE,
        COST_BEFORE);
  }

  /** Returns the mode of the SDKs since then. */
  static StandardRetries since(Randomness random) {
    return new StandardRetries(new Backoff(random)::seconds, THROTTLE_COST, FAULT_COST);
  }

  @Override
  public double afterFailure(Outcome outcome, int failed) {
    int cost = cost(outcome.kind());
    if (failed >= Backoff.MAX_ATTEMPTS || tokens < cost) {
      return NEVER;
    }
    tokens -= cost;
    return wait.applyAsDouble(outcome, failed);
  }

  private int cost(Kind kind) {
    return kind == Kind.THROTTLED ? throttleCost : faultCost;
  }

  @Override
  public void succeeded(Kind lastFailure) {
    int given = lastFailure == Kind.OK ? 1 : cost(lastFailure);
    tokens = Math.min(QUOTA, tokens + given);
  }
}
