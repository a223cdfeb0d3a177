package dev.tailback.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a throttle. Choose which calls match it, and finally how many of them it admits, which
 * activates it: {@code queue.throttles().on("SendMessage").rate(10)}.
 *
 * <p>Its buckets are refilled by the server's clock.
 */
public final class RemoteThrottles {
  private final Calls calls;
  private final Map<String, Object> rule;

  RemoteThrottles(Calls calls, Map<String, Object> rule) {
    this.calls = calls;
    this.rule = rule;
  }

  /** Returns the same with a field of the admin API, such as {@code unit}. */
  public RemoteThrottles with(String field, Object value) {
    Map<String, Object> more = new TreeMap<>(rule);
    more.put(field, value);
    return new RemoteThrottles(calls, more);
  }

  /** Matches only calls of these actions, such as {@code SendMessage}. */
  public RemoteThrottles on(String... actions) {
    return with("actions", List.of(actions));
  }

  /** Removes itself after this time, by the server's clock. */
  public RemoteThrottles lasting(Duration time) {
    return with("for", time.toString());
  }

  /** Admits this many calls per second, with a burst of the same number, at least one. */
  public RemoteRule rate(double perSecond) {
    return RemoteRule.add(calls, "throttles", with("rate", perSecond).rule);
  }

  /** Admits this many calls per second, with this burst. */
  public RemoteRule rate(double perSecond, int burst) {
    return RemoteRule.add(calls, "throttles", with("rate", perSecond).with("burst", burst).rule);
  }

  /** Removes all throttles of the server, whatever they match. */
  public void removeAll() {
    calls.delete("throttles");
  }
}
