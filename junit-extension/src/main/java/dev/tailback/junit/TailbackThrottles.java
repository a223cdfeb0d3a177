package dev.tailback.junit;

import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a throttle: which calls it is for, and last how many of them it lets through, which puts
 * it in force: {@code queue.throttles().on("SendMessage").rate(10)}.
 *
 * <p>It counts only the calls of this test's account, each queue by itself, and ends with the test.
 * Tokens come back by the queues' clock.
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

  /** Limits it to calls of these actions, such as {@code SendMessage}. */
  public TailbackThrottles on(String... actions) {
    return with("actions", Arguments.atLeastOne("actions", actions));
  }

  /**
   * Lets this many calls a second through, 0.001 to 1,000,000,000, and as many at once, but at
   * least one.
   */
  public ActiveRule rate(double perSecond) {
    return pressure.addThrottle(with("rate", perSecond).rule);
  }

  /** Lets this many calls a second through, and {@code burst} at once, 1 or more. */
  public ActiveRule rate(double perSecond, int burst) {
    return pressure.addThrottle(with("rate", perSecond).with("burst", burst).rule);
  }
}
