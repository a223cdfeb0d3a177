package dev.tailback.pressure;

import java.util.random.RandomGenerator;

/**
 * A fault rule's decision to fire for one call, made inside the gate and carried out outside.
 *
 * @param random this call's own generator
 * @param ruleAgeMillis how long the rule had been active
 * @param held the calls that the rule is holding back
 */
public record Firing(
    FaultEffect effect, RandomGenerator random, long ruleAgeMillis, HeldCalls held) {

  /** Carries out the effect. */
  public void applyTo(FaultyCall call) {
    effect.apply(call, this);
  }
}
