package dev.tailback.pressure;

import java.util.Map;

/**
 * An active rule: its definition and its counters. Used inside the gate only.
 *
 * @param <R> the rule's definition
 */
abstract class ActiveRule<R> {
  private final long id;
  private final R rule;
  private long calls;
  private long hits;

  ActiveRule(long id, R rule) {
    this.id = id;
    this.rule = rule;
  }

  final long id() {
    return id;
  }

  final R rule() {
    return rule;
  }

  final long hits() {
    return hits;
  }

  /** Counts a matching call, and returns its ordinal, from 1. */
  final long countCall() {
    return ++calls;
  }

  /** Counts a call for which the rule fires. */
  final void countHit() {
    hits++;
  }

  /** Returns a snapshot of this rule. */
  final RuleStatus<R> status(long nowMillis) {
    return new RuleStatus<>(id, rule, calls, hits, tokensLeft(nowMillis));
  }

  /** Returns how many tokens are left in each bucket that is not full. */
  Map<ThrottleKey, Long> tokensLeft(long nowMillis) {
    return Map.of();
  }
}
