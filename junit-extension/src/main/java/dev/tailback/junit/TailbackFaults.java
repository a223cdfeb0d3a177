package dev.tailback.junit;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a fault. Choose which calls match it, how often it fires, and finally its effect, which
 * activates it: {@code queue.faults().on("SendMessage").times(2).error("ServiceUnavailable")}.
 *
 * <p>It matches only calls of this test's account, and ends with the test. Of several faults that
 * match a call, the oldest fires.
 */
public final class TailbackFaults {
  private static final Duration MAX_LATENCY = Duration.ofHours(24);

  private final Pressure pressure;
  private final Map<String, Object> rule;

  TailbackFaults(Pressure pressure, Map<String, Object> rule) {
    this.pressure = pressure;
    this.rule = rule;
  }

  private TailbackFaults with(String field, Object value) {
    Map<String, Object> more = new TreeMap<>(rule);
    more.put(field, value);
    return new TailbackFaults(pressure, more);
  }

  /** Matches only calls of these actions, such as {@code SendMessage}. */
  public TailbackFaults on(String... actions) {
    return with("actions", Arguments.atLeastOne("actions", actions));
  }

  /** Fires at most this many times, 1 or more. */
  public TailbackFaults times(int times) {
    return with("times", times);
  }

  /** Fires for every n-th matching call, 1 or more. */
  public TailbackFaults every(int nth) {
    return with("every", nth);
  }

  /** Fires only for the n-th matching call (1-based). */
  public TailbackFaults nth(int nth) {
    return with("nth", nth);
  }

  /**
   * Fires for each matching call with this probability, 0 to 1. Runs that make the same calls at
   * the same times get the same faults.
   */
  public TailbackFaults probability(double probability) {
    return with("probability", probability);
  }

  /**
   * Fires with a probability, 0 to 1, that changes linearly over a time and then stays constant.
   */
  public TailbackFaults probability(double from, double to, Duration over) {
    return with("probability", ramp(from, to, over));
  }

  /** Fires only between two times, counted from when it is activated, by the queues' clock. */
  public TailbackFaults between(Duration from, Duration until) {
    return with("window", Map.of("from", from.toString(), "until", until.toString()));
  }

  private static Map<String, Object> ramp(Object from, Object to, Duration over) {
    return Map.of("from", from, "to", to, "over", over.toString());
  }

  /** Removes itself after this time, 1 ms or more, by the queues' clock. */
  public TailbackFaults lasting(Duration time) {
    return with("for", Arguments.positive("time", time).toString());
  }

  /** Answers with an error of SQS, by its code or its name; the call has no effect. */
  public ActiveRule error(String code) {
    return effect("error", Map.of("code", code));
  }

  /** Answers with an error of SQS after the call took effect. */
  public ActiveRule errorAfterwards(String code) {
    return effect("error", Map.of("code", code, "moment", "after"));
  }

  /** Answers with RequestThrottled; the call has no effect. */
  public ActiveRule throttle() {
    return effect("throttle", Map.of());
  }

  /** Closes the connection; the call has no effect. */
  public ActiveRule drop() {
    return effect("drop", Map.of());
  }

  /** Closes the connection without an answer after the call took effect. */
  public ActiveRule dropAnswer() {
    return effect("drop", Map.of("moment", "after"));
  }

  /**
   * Delays the start of the call, at most 24 hours, by the queues' clock: a paused clock has to be
   * moved.
   */
  public ActiveRule latency(Duration latency) {
    Duration checked = Arguments.between("latency", latency, Duration.ZERO, MAX_LATENCY);
    return effect("latency", Map.of("fixed", checked.toString()));
  }

  /** Delays the start of the call by a time that changes linearly and then stays constant. */
  public ActiveRule latency(Duration from, Duration to, Duration over) {
    return effect("latency", Map.of("ramp", ramp(from.toString(), to.toString(), over)));
  }

  /** Sends the answer slowly, in real time: its head at once, its bytes evenly over a time. */
  public ActiveRule slowAnswer(Duration over) {
    return effect("slowAnswer", Map.of("over", over.toString()));
  }

  /** Fails entries of batches without effect, each with this probability, 0 to 1. */
  public ActiveRule partialBatch(double share) {
    return effect("partialBatch", Map.of("share", share));
  }

  /** Delivers messages of standard queues twice, each with this probability, 0 to 1. */
  public ActiveRule duplicate(double share) {
    return effect("duplicate", Map.of("share", share));
  }

  /** Shuffles the first messages of standard queues before each receive. */
  public ActiveRule reorder() {
    return effect("reorder", Map.of());
  }

  /** Makes short polls find nothing. */
  public ActiveRule emptyReceive() {
    return effect("emptyReceive", Map.of());
  }

  private ActiveRule effect(String name, Map<String, Object> effect) {
    return pressure.addFault(with(name, effect).rule);
  }
}
