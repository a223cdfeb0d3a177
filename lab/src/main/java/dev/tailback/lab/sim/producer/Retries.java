package dev.tailback.lab.sim.producer;

import dev.tailback.engine.time.Randomness;
import dev.tailback.lab.scenario.RetryRule;
import dev.tailback.lab.sim.client.Backoff;
import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Outcome.Kind;
import dev.tailback.lab.sim.time.Agenda;

/** How a client's SDK retries failed calls. A client has one for all its calls. */
interface Retries {
  /** The wait that means giving up. */
  double NEVER = Double.NaN;

  /** Makes an attempt, as soon as the client may. */
  default void admit(Runnable attempt) {
    attempt.run();
  }

  /**
   * Decides about a call that has failed.
   *
   * @param failed how often it has failed, including this time
   * @return how long to wait before the next attempt, or {@link #NEVER}
   */
  double afterFailure(Outcome outcome, int failed);

  /** Returns whether the client sends the failed entries of a batch again. */
  default boolean repeatsEntries() {
    return true;
  }

  /** Called when an attempt was answered. */
  default void answered(Outcome outcome, double now) {}

  /**
   * Called when a call has succeeded.
   *
   * @param lastFailure the outcome of its last failed attempt; OK if there was none
   */
  default void succeeded(Kind lastFailure) {}

  /** Returns the retries of a rule. */
  static Retries of(RetryRule rule, Randomness random, Agenda agenda) {
    return switch (rule) {
      case NONE -> new NoRetries();
      case LEGACY -> new LegacyRetries(random);
      case STANDARD_BEFORE_2026_11 -> StandardRetries.before(random);
      case STANDARD -> StandardRetries.since(random);
      case ADAPTIVE -> new AdaptiveRetries(StandardRetries.since(random), agenda);
    };
  }

  /** Gives up at once. */
  record NoRetries() implements Retries {
    @Override
    public double afterFailure(Outcome outcome, int failed) {
      return NEVER;
    }

    @Override
    public boolean repeatsEntries() {
      return false;
    }
  }

  /** The legacy mode: up to four attempts with full jitter, and no quota. */
  record LegacyRetries(Randomness random) implements Retries {
    private static final int MAX_ATTEMPTS = 4;
    private static final double FAULT_SECONDS = 0.1;
    private static final double THROTTLE_SECONDS = 0.5;
    private static final double MAX_SECONDS = 20;

    @Override
    public double afterFailure(Outcome outcome, int failed) {
      double base = outcome.kind() == Kind.THROTTLED ? THROTTLE_SECONDS : FAULT_SECONDS;
      return failed < MAX_ATTEMPTS ? Backoff.jittered(base, failed, MAX_SECONDS, random) : NEVER;
    }
  }
}
