package dev.tailback.pressure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The active rules of one family, in the order in which they were added. Rules can be added and
 * removed at any time.
 *
 * <p>Everything but {@link #isEmpty} is used inside the gate only.
 *
 * @param <R> a rule's definition
 * @param <A> an active rule
 */
public abstract class Rules<R, A extends ActiveRule<R>> {
  private final String noun;
  /* Replaced as a whole, so that it can be read from outside the gate. */
  private volatile List<A> active = List.of();
  private long lastId;

  Rules(String noun) {
    this.noun = noun;
  }

  /** Returns whether there are no rules. May be called from any thread, at no cost. */
  public final boolean isEmpty() {
    return active.isEmpty();
  }

  /** Returns what a rule of this family is called in messages. */
  public final String noun() {
    return noun;
  }

  final List<A> active() {
    return active;
  }

  /** Returns all rules. */
  public final List<RuleStatus<R>> list(long nowMillis) {
    return list(nowMillis, any -> true);
  }

  private List<RuleStatus<R>> list(long nowMillis, Predicate<A> which) {
    return active.stream().filter(which).map(rule -> rule.status(nowMillis)).toList();
  }

  /**
   * Adds a rule behind the others.
   *
   * @throws TooManyRules if there are too many
   */
  public final RuleStatus<R> add(R rule, long nowMillis) {
    append(List.of(rule));
    return active.get(active.size() - 1).status(nowMillis);
  }

  /**
   * Adds those of several rules that are not active yet, and returns all of them.
   *
   * @throws TooManyRules if there are too many
   */
  public final List<RuleStatus<R>> addMissing(List<R> rules, long nowMillis) {
    append(rules.stream().filter(rule -> !isActive(rule)).toList());
    return list(nowMillis, rule -> rules.contains(rule.rule()));
  }

  private boolean isActive(R rule) {
    return active.stream().anyMatch(other -> other.rule().equals(rule));
  }

  private void append(List<R> rules) {
    TooManyRules.check(active.size() + rules.size(), noun);
    List<A> longer = new ArrayList<>(active);
    rules.forEach(rule -> longer.add(activate(++lastId, rule)));
    active = List.copyOf(longer);
  }

  /** Removes a rule; returns it as it was, or {@code null} if there is no such rule. */
  public final @Nullable RuleStatus<R> remove(long id, long nowMillis) {
    List<RuleStatus<R>> removed = list(nowMillis, rule -> rule.id() == id);
    active = active.stream().filter(rule -> rule.id() != id).toList();
    return removed.isEmpty() ? null : removed.get(0);
  }

  /** Removes all rules. */
  public final void clear() {
    active = List.of();
    begin();
  }

  /** Replaces all rules by those of the start, with ids from 1. */
  public final void startWith(List<R> rules) {
    clear();
    lastId = 0;
    append(rules);
  }

  abstract A activate(long id, R rule);

  /** Begins without rules. */
  void begin() {}
}
