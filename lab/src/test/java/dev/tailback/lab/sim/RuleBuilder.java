package dev.tailback.lab.sim;

import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.FaultEffect;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.FaultSchedule;
import dev.tailback.pressure.FaultThrottle;
import dev.tailback.pressure.QueueType;
import dev.tailback.pressure.Quota;
import dev.tailback.pressure.Ramp;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.ThrottleScope;
import dev.tailback.pressure.ThrottleUnit;
import java.util.Map;
import java.util.Set;

/** Builds throttles and faults for tests. */
final class RuleBuilder {
  private RuleBuilder() {}

  private static CallMatch only(String action) {
    return new CallMatch(null, QueueType.ALL, Set.of(action), null, null, null);
  }

  static FaultRule always(String action, FaultEffect effect) {
    return fault(action, effect, FaultSchedule.ALWAYS);
  }

  static FaultRule sometimes(String action, double probability, FaultEffect effect) {
    FaultSchedule schedule =
        new FaultSchedule(
            Long.MIN_VALUE, Long.MAX_VALUE, null, Ramp.constant(probability), 1, null, null);
    return fault(action, effect, schedule);
  }

  private static FaultRule fault(String action, FaultEffect effect, FaultSchedule schedule) {
    return new FaultRule(only(action), schedule, null, effect, null, "{}");
  }

  static FaultRule allSendsRejected() {
    return always("SendMessage", new FaultThrottle(0));
  }

  static ThrottleRule throttle(String action, long perSecond) {
    return new ThrottleRule(
        null,
        only(action),
        ThrottleScope.QUEUE_AND_ACTION,
        ThrottleUnit.CALLS,
        Quota.perSecond(perSecond),
        Map.of(),
        null);
  }
}
