package dev.tailback.junit;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a throttle. Choose which calls match it, and finally how many of them it admits, which
 * activates it: {@code queue.throttles().on("SendMessage").rate(10)}.
 *
 * <p>It matches only calls of this test's account, and ends with the test. An account's throttle
 * has one token bucket; a queue's throttle has its own. Buckets are refilled by the queues' clock.
 */
public final class TailbackThrottles {
  private final Pressure pressure;
  private final Map<String, Object> rule;

  TailbackThrottles(Pressure pressure, Map<String, Object> rule) {
    this.pressure = pressure;
    this.rule = rule;
  }

  private TailbackThrottles with(String field, Object value) {
    Map<String, Object> more = new TreeMap<>(rule);
    more.put(field, value);
    return new TailbackThrottles(pressure, more);
  }

  /** Matches only calls of these actions, such as {@code SendMessage}. */
  public TailbackThrottles on(String... actions) {
    return with("actions", Arguments.atLeastOne("actions", actions));
  }

  /** Removes itself after this time, 1 ms or more, by the queues' clock. */
  public TailbackThrottles lasting(Duration time) {
    return with("for", Arguments.positive("time", time).toString());
  }

  /**
   * Admits this many calls per second, 0.001 to 1,000,000,000, with a burst of the same number, at
   * least one.
   */
  public ActiveRule rate(double perSecond) {
    return pressure.addThrottle(with("rate", perSecond).rule);
  }

  /** Admits this many calls per second, with a burst of 1 or more. */
  public ActiveRule rate(double perSecond, int burst) {
    return pressure.addThrottle(with("rate", perSecond).with("burst", burst).rule);
  }
}
