package dev.tailback.junit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Faults in the making: which calls, how often, and last what happens to them, which puts the fault
 * in force: {@code queue.faults().on("SendMessage").times(2).error("ServiceUnavailable")}.
 *
 * <p>They strike the calls of this test's account alone, and end with the test. Of several faults
 * that are for a call, the oldest strikes.
 */
public final class TailbackFaults {
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

  /** Only calls of these actions, such as {@code SendMessage}. */
  public TailbackFaults on(String... actions) {
    return with("actions", List.of(actions));
  }

  /** So often at most, 1 or more. */
  public TailbackFaults times(int most) {
    return with("times", most);
  }

  /** Only each second, third and so on of these calls, 1 or more. */
  public TailbackFaults every(int nth) {
    return with("every", nth);
  }

  /** Only the so-manieth of these calls, 1 or more. */
  public TailbackFaults nth(int nth) {
    return with("nth", nth);
  }

  /** For each call by itself, 0 to 1; the same calls in each run that makes the same calls. */
  public TailbackFaults probability(double probability) {
    return with("probability", probability);
  }

  /** An error of SQS, by its code or its name, instead of the call. */
  public ActiveRule error(String code) {
    return effect("error", Map.of("code", code));
  }

  /** An error of SQS instead of the result of a call that took effect. */
  public ActiveRule errorAfterwards(String code) {
    return effect("error", Map.of("code", code, "moment", "after"));
  }

  /** RequestThrottled instead of the call. */
  public ActiveRule throttle() {
    return effect("throttle", Map.of());
  }

  /** The connection is closed instead of the call. */
  public ActiveRule drop() {
    return effect("drop", Map.of());
  }

  /** The call takes effect, and the connection is closed without an answer. */
  public ActiveRule dropAnswer() {
    return effect("drop", Map.of("moment", "after"));
  }

  /** The call starts so much later, in engine time: on a clock that stands, when it is moved. */
  public ActiveRule latency(Duration latency) {
    return effect("latency", Map.of("fixed", latency.toString()));
  }

  /** Entries of batches fail without effect, each with this likelihood, 0 to 1. */
  public ActiveRule partialBatch(double share) {
    return effect("partialBatch", Map.of("share", share));
  }

  /** Messages of standard queues are delivered twice, each with this likelihood, 0 to 1. */
  public ActiveRule duplicate(double share) {
    return effect("duplicate", Map.of("share", share));
  }

  /** The first messages of standard queues are shuffled before each receive. */
  public ActiveRule reorder() {
    return effect("reorder", Map.of());
  }

  /** Short polls find nothing. */
  public ActiveRule emptyReceive() {
    return effect("emptyReceive", Map.of());
  }

  private ActiveRule effect(String name, Map<String, Object> effect) {
    return pressure.addFault(with(name, effect).rule);
  }
}
