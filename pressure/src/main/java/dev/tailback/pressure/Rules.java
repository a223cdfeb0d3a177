package dev.tailback.pressure;

import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.SlicedItems;
import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The active rules of one family, in the order in which they were added. Rules can be added and
 * removed at any time.
 *
 * <p>Everything except {@link #isEmpty} is used only inside the gate.
 *
 * @param <R> a rule's definition
 * @param <A> an active rule
 */
public abstract class Rules<R extends Rule, A extends ActiveRule<R>> {
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

  /** Returns the name for a rule of this family in messages. */
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
   * Appends a rule.
   *
   * @throws TooManyRules if there are too many
   */
  public final RuleStatus<R> add(R rule, Timeline timeline) {
    append(List.of(rule), timeline);
    return active.get(active.size() - 1).status(timeline.nowMillis());
  }

  /**
   * Adds those of several rules that are not active yet, and returns all of them. Those that are
   * active keep their end.
   *
   * @throws TooManyRules if there are too many
   */
  public final List<RuleStatus<R>> addMissing(List<R> rules, Timeline timeline) {
    append(rules.stream().filter(rule -> !isActive(rule)).toList(), timeline);
    return list(timeline.nowMillis(), active -> isAmong(rules, active.rule()));
  }

  private boolean isActive(R rule) {
    return isAmong(active.stream().map(ActiveRule::rule).toList(), rule);
  }

  /** Returns whether one of several rules is the same, however long it lasts. */
  private static boolean isAmong(List<? extends Rule> rules, Rule wanted) {
    Rule endless = wanted.lasting(null);
    return rules.stream().anyMatch(rule -> rule.lasting(null).equals(endless));
  }

  private void append(List<R> rules, Timeline timeline) {
    TooManyRules.check(active.size() + rules.size(), noun);
    List<A> longer = new ArrayList<>(active);
    rules.forEach(rule -> longer.add(started(rule, timeline)));
    active = List.copyOf(longer);
  }

  private A started(R rule, Timeline timeline) {
    A started = activate(++lastId, rule, timeline.nowMillis());
    started.scheduleEnd(new End(started, timeline), timeline);
    return started;
  }

  /** Removes a rule at its end. */
  private final class End extends Deadline {
    private final A rule;
    private final Timeline timeline;

    End(A rule, Timeline timeline) {
      this.rule = rule;
      this.timeline = timeline;
    }

    @Override
    protected String what() {
      return noun + " " + rule.id() + " ends";
    }

    @Override
    protected void fire() {
      end(rule, timeline);
    }

    /** The clients of calls that the rule holds back would notice. */
    @Override
    protected boolean isAwaited() {
      return true;
    }
  }

  private void end(A rule, Timeline timeline) {
    active = active.stream().filter(other -> other != rule).toList();
    rule.end(timeline);
  }

  /** Removes a rule, and returns its last state, or {@code null} if there is no such rule. */
  public final @Nullable RuleStatus<R> remove(long id, Timeline timeline) {
    for (A rule : active) {
      if (rule.id() == id) {
        end(rule, timeline);
        return rule.status(timeline.nowMillis());
      }
    }
    return null;
  }

  /** Removes all rules. */
  public final void clear(Timeline timeline) {
    List<A> all = active;
    active = List.of();
    all.forEach(rule -> rule.end(timeline));
    begin();
  }

  /** Replaces all rules by the initial ones, with ids from 1. */
  public final void startWith(List<R> rules, Timeline timeline) {
    clear(timeline);
    lastId = 0;
    append(rules, timeline);
  }

  /**
   * Returns the state of all rules, with their counts and everything they remember. They keep their
   * ends.
   */
  public final RestorableState state(Timeline timeline) {
    SlicedItems items = new SlicedItems();
    items.add(this::savedRules, Consumer::accept, in -> readActive(in, timeline));
    items.add(this::savedMemory, Consumer::accept, this::readMemory);
    items.add(this::savedRest, Consumer::accept, this::readRest);
    return items;
  }

  private List<Consumer<StateOutput>> savedRules() {
    return active.stream().map(ActiveRule::saved).toList();
  }

  private void readActive(StateInput in, Timeline timeline) {
    long id = in.readNumber();
    R rule = readRule(in);
    A started = activate(id, rule, in.readNumber());
    started.readFrom(in);
    started.scheduleEnd(new End(started, timeline), timeline);
    List<A> longer = new ArrayList<>(active);
    longer.add(started);
    active = List.copyOf(longer);
  }

  private List<Consumer<StateOutput>> savedMemory() {
    List<Consumer<StateOutput>> all = new ArrayList<>();
    active.forEach(rule -> rule.savedMemory().forEach(each -> all.add(memoryOf(rule.id(), each))));
    return all;
  }

  private static Consumer<StateOutput> memoryOf(long rule, Consumer<StateOutput> memory) {
    return out -> {
      out.writeNumber(rule);
      memory.accept(out);
    };
  }

  private void readMemory(StateInput in) {
    long id = in.readNumber();
    active.stream()
        .filter(rule -> rule.id() == id)
        .findFirst()
        .orElseThrow(() -> new StateException("there is no " + noun + " " + id))
        .readMemory(in);
  }

  private List<Consumer<StateOutput>> savedRest() {
    long lastIdNow = lastId;
    Consumer<StateOutput> chance = savedChance();
    return List.of(
        out -> {
          out.writeNumber(lastIdNow);
          chance.accept(out);
        });
  }

  private void readRest(StateInput in) {
    lastId = in.readNumber();
    readChance(in);
  }

  /**
   * Returns a task that later writes the present state of the rules' random source. By default
   * there is none.
   */
  Consumer<StateOutput> savedChance() {
    return out -> {};
  }

  /** Reads the source of rules' random numbers. */
  void readChance(StateInput in) {}

  abstract R readRule(StateInput in);

  abstract A activate(long id, R rule, long nowMillis);

  /** Begins without rules. */
  void begin() {}
}
