package dev.tailback.server.rules;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.pressure.Rule;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.pressure.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The active rules of one family, for callers outside the gate. Safe for use by several threads.
 *
 * @param <R> a rule's definition
 */
public final class GatedRules<R extends Rule> {
  private final EngineGate gate;
  private final Rules<R, ?> rules;

  /** Creates a view of rules that belong to the engine behind a gate. */
  public GatedRules(EngineGate gate, Rules<R, ?> rules) {
    this.gate = gate;
    this.rules = rules;
  }

  /** Returns all rules, in the order in which they are evaluated. */
  public List<RuleStatus<R>> list() {
    return gate.call(queues -> rules.list(queues.timeline().nowMillis()));
  }

  /**
   * Appends a rule.
   *
   * @throws dev.tailback.pressure.TooManyRules if there are too many
   */
  public RuleStatus<R> add(R rule) {
    return gate.call(queues -> rules.add(rule, queues.timeline()));
  }

  /**
   * Adds those of several rules that are not active yet, and returns all of them.
   *
   * @throws dev.tailback.pressure.TooManyRules if there are too many
   */
  public List<RuleStatus<R>> addMissing(List<R> several) {
    return gate.call(queues -> rules.addMissing(several, queues.timeline()));
  }

  /** Removes a rule, and returns its last state, or {@code null} if there is no such rule. */
  public @Nullable RuleStatus<R> remove(long id) {
    return gate.call(queues -> rules.remove(id, queues.timeline()));
  }

  /** Removes all rules, and restarts randomness from the seed. */
  public void clear() {
    gate.run(queues -> rules.clear(queues.timeline()));
  }

  /** Replaces all rules by the initial ones, with ids from 1. */
  public void startWith(List<R> start) {
    gate.run(queues -> rules.startWith(start, queues.timeline()));
  }
}
