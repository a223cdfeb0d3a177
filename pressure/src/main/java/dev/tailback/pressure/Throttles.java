package dev.tailback.pressure;

import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ThrottledBy;
import dev.tailback.engine.state.StateInput;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The active throttles, which reject calls above their rates.
 *
 * <ul>
 *   <li>A call is admitted if all throttles that it matches have enough tokens, and only then takes
 *       them.
 *   <li>A rejected client gets as a hint the time after which all of them will have enough.
 *   <li>An admitted call has taken its tokens even if its action refuses it.
 * </ul>
 */
public final class Throttles extends Rules<ThrottleRule, ActiveThrottle> {

  private final RuleSetting setting;

  /** Creates an empty list of throttles. */
  public Throttles(RuleSetting setting) {
    super("throttle");
    this.setting = setting;
  }

  /**
   * Admits or rejects a call.
   *
   * @return 0 if it is admitted, or the milliseconds after which it can be
   */
  public long admit(Queues queues, CallDescription call) {
    CalledQueue called = CalledQueue.of(call, queues, setting);
    Map<ActiveThrottle, Map<ThrottleKey, Integer>> wanted = wanted(called, call);
    long wait = 0;
    ActiveThrottle slowest = null;
    for (Map.Entry<ActiveThrottle, Map<ThrottleKey, Integer>> entry : wanted.entrySet()) {
      long asked = entry.getKey().ask(entry.getValue(), queues.timeline().nowMillis());
      slowest = asked > wait ? entry.getKey() : slowest;
      wait = Math.max(wait, asked);
    }
    if (slowest == null) {
      wanted.forEach((throttle, tokens) -> throttle.take(tokens, queues.timeline().nowMillis()));
    } else if (called.queue() != null) {
      ThrottledBy throttle = slowest.asSeenBy(called.queue().address());
      called.queue().counter().countThrottled(call.client(), throttle);
    }
    return wait;
  }

  private Map<ActiveThrottle, Map<ThrottleKey, Integer>> wanted(
      CalledQueue called, CallDescription call) {
    Map<ActiveThrottle, Map<ThrottleKey, Integer>> wanted = new LinkedHashMap<>();
    for (ActiveThrottle throttle : active()) {
      Map<ThrottleKey, Integer> tokens = throttle.tokens(call, called);
      if (!tokens.isEmpty()) {
        wanted.put(throttle, tokens);
      }
    }
    return wanted;
  }

  @Override
  ThrottleRule readRule(StateInput in) {
    return in.readRecord(ThrottleRule.class);
  }

  @Override
  ActiveThrottle activate(long id, ThrottleRule rule, long nowMillis) {
    return new ActiveThrottle(id, rule, nowMillis);
  }
}
