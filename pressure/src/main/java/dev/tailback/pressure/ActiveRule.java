package dev.tailback.pressure;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An active rule: its definition and its counters. Used only inside the gate.
 *
 * @param <R> the rule's definition
 */
abstract class ActiveRule<R extends Rule> {
  private final long id;
  private final R rule;
  private final long beganMillis;
  private @Nullable Deadline end;
  private long calls;
  private long hits;

  ActiveRule(long id, R rule, long beganMillis) {
    this.id = id;
    this.rule = rule;
    this.beganMillis = beganMillis;
  }

  final long id() {
    return id;
  }

  final R rule() {
    return rule;
  }

  /** Schedules its end, if it has one. */
  final void scheduleEnd(Deadline newEnd, Timeline timeline) {
    Duration lasts = rule.lasts();
    if (lasts != null) {
      end = newEnd;
      timeline.schedule(newEnd, beganMillis + lasts.toMillis());
    }
  }

  /** Returns a task that later writes its present state, without what it remembers. */
  final Consumer<StateOutput> saved() {
    long callsNow = calls;
    long hitsNow = hits;
    Consumer<StateOutput> chance = savedChance();
    return out -> {
      out.writeNumber(id);
      out.writeRecord((Record) rule);
      out.writeNumber(beganMillis);
      out.writeNumber(callsNow);
      out.writeNumber(hitsNow);
      chance.accept(out);
    };
  }

  /** Reads the part that was written after its beginning. */
  final void readFrom(StateInput in) {
    calls = in.readNumber();
    hits = in.readNumber();
    readChance(in);
  }

  /**
   * Returns a task that later writes the present state of its random source. By default it has
   * none.
   */
  Consumer<StateOutput> savedChance() {
    return out -> {};
  }

  /** Reads its source of random numbers. */
  void readChance(StateInput in) {}

  /** Returns tasks that later write the things that it remembers, one by one, as they are now. */
  abstract Stream<Consumer<StateOutput>> savedMemory();

  /** Reads one of the things that it remembers. */
  abstract void readMemory(StateInput in);

  /** Ends it, before its time or at its time. */
  final void end(Timeline timeline) {
    if (end != null) {
      timeline.cancel(end);
    }
    ended();
  }

  /** Called when it has ended. By default it leaves nothing behind. */
  void ended() {}

  /** Returns how long it has been active. */
  final long ageMillis(long nowMillis) {
    return nowMillis - beganMillis;
  }

  final long hits() {
    return hits;
  }

  /** Counts a matching call, and returns its ordinal (1-based). */
  final long countCall() {
    return ++calls;
  }

  /** Counts a call for which the rule fires. */
  final void countHit() {
    hits++;
  }

  /** Returns a snapshot of this rule. */
  final RuleStatus<R> status(long nowMillis) {
    return new RuleStatus<>(
        id, rule, ageMillis(nowMillis), calls, hits, end(nowMillis), tokensLeft(nowMillis));
  }

  private RuleStatus.@Nullable End end(long nowMillis) {
    return end == null ? null : new RuleStatus.End(end.dueMillis(), end.dueMillis() - nowMillis);
  }

  /** Returns how many tokens are left in each bucket that is not full. */
  Map<ThrottleKey, Long> tokensLeft(long nowMillis) {
    return Map.of();
  }
}
