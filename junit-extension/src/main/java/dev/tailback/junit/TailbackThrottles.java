package dev.tailback.junit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Throttles in the making: which calls, and last how many of them, which puts the throttle in
 * force: {@code queue.throttles().on("SendMessage").rate(10)}.
 *
 * <p>They count the calls of this test's account alone, each queue by itself, and end with the
 * test. Tokens come back by the engine's clock.
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

  /** Only calls of these actions, such as {@code SendMessage}. */
  public TailbackThrottles on(String... actions) {
    return with("actions", List.of(actions));
  }

  /** So many calls a second, 0.001 to 1,000,000,000, and as many at once, but at least one. */
  public ActiveRule rate(double perSecond) {
    return pressure.addThrottle(with("rate", perSecond).rule);
  }

  /** So many calls a second, and {@code burst} at once. */
  public ActiveRule rate(double perSecond, int burst) {
    return pressure.addThrottle(with("rate", perSecond).with("burst", burst).rule);
  }
}
