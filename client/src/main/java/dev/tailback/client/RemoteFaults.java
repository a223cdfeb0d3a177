package dev.tailback.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a fault. Choose which calls match it, how often it fires, and finally its effect, which
 * activates it: {@code queue.faults().on("SendMessage").times(2).error("ServiceUnavailable")}.
 *
 * <p>Of several faults that match a call, the oldest fires. It lasts until it is removed or the
 * server is reset.
 */
public final class RemoteFaults {
  private final Calls calls;
  private final Map<String, Object> rule;

  RemoteFaults(Calls calls, Map<String, Object> rule) {
    this.calls = calls;
    this.rule = rule;
  }

  /** Returns the same with a field of the admin API, such as {@code backlog}. */
  public RemoteFaults with(String field, Object value) {
    Map<String, Object> more = new TreeMap<>(rule);
    more.put(field, value);
    return new RemoteFaults(calls, more);
  }

  /** Matches only calls of these actions, such as {@code SendMessage}. */
  public RemoteFaults on(String... actions) {
    return with("actions", List.of(actions));
  }

  /** Fires at most this many times, 1 or more. */
  public RemoteFaults times(int times) {
    return with("times", times);
  }

  /** Fires for every n-th matching call, 1 or more. */
  public RemoteFaults every(int nth) {
    return with("every", nth);
  }

  /** Fires only for the n-th matching call (1-based). */
  public RemoteFaults nth(int nth) {
    return with("nth", nth);
  }

  /**
   * Fires for each matching call with this probability, 0 to 1. Runs that make the same calls at
   * the same times get the same faults.
   */
  public RemoteFaults probability(double probability) {
    return with("probability", probability);
  }

  /**
   * Fires with a probability, 0 to 1, that changes linearly over a time and then stays constant.
   */
  public RemoteFaults probability(double from, double to, Duration over) {
    return with("probability", ramp(from, to, over));
  }

  /** Fires only between two times, counted from when it is activated, by the server's clock. */
  public RemoteFaults between(Duration from, Duration until) {
    return with("window", Map.of("from", from.toString(), "until", until.toString()));
  }

  private static Map<String, Object> ramp(Object from, Object to, Duration over) {
    return Map.of("from", from, "to", to, "over", over.toString());
  }

  /** Removes itself after this time, 1 ms or more, by the server's clock. */
  public RemoteFaults lasting(Duration time) {
    return with("for", time.toString());
  }

  /** Answers with an error of SQS, by its code or its name; the call has no effect. */
  public RemoteRule error(String code) {
    return effect("error", Map.of("code", code));
  }

  /** Answers with an error of SQS after the call took effect. */
  public RemoteRule errorAfterwards(String code) {
    return effect("error", Map.of("code", code, "moment", "after"));
  }

  /** Answers with RequestThrottled; the call has no effect. */
  public RemoteRule throttle() {
    return effect("throttle", Map.of());
  }

  /** Closes the connection; the call has no effect. */
  public RemoteRule drop() {
    return effect("drop", Map.of());
  }

  /** Closes the connection without an answer after the call took effect. */
  public RemoteRule dropAnswer() {
    return effect("drop", Map.of("moment", "after"));
  }

  /**
   * Delays the start of the call, at most 24 hours, by the server's clock: a paused clock has to be
   * moved.
   */
  public RemoteRule latency(Duration latency) {
    return effect("latency", Map.of("fixed", latency.toString()));
  }

  /** Delays the start of the call by a time that changes linearly and then stays constant. */
  public RemoteRule latency(Duration from, Duration to, Duration over) {
    return effect("latency", Map.of("ramp", ramp(from.toString(), to.toString(), over)));
  }

  /** Sends the answer slowly, in real time: its head at once, its bytes evenly over a time. */
  public RemoteRule slowAnswer(Duration over) {
    return effect("slowAnswer", Map.of("over", over.toString()));
  }

  /** Fails entries of batches without effect, each with this probability, 0 to 1. */
  public RemoteRule partialBatch(double share) {
    return effect("partialBatch", Map.of("share", share));
  }

  /** Delivers messages of standard queues twice, each with this probability, 0 to 1. */
  public RemoteRule duplicate(double share) {
    return effect("duplicate", Map.of("share", share));
  }

  /** Shuffles the first messages of standard queues before each receive. */
  public RemoteRule reorder() {
    return effect("reorder", Map.of());
  }

  /** Makes short polls find nothing. */
  public RemoteRule emptyReceive() {
    return effect("emptyReceive", Map.of());
  }

  /** Has an effect by its name in the admin API, such as {@code skew}, with its fields. */
  public RemoteRule effect(String name, Map<String, Object> effect) {
    return RemoteRule.add(calls, "faults", with(name, effect).rule);
  }

  /** Removes all faults of the server, whatever they match. */
  public void removeAll() {
    calls.delete("faults");
  }
}
