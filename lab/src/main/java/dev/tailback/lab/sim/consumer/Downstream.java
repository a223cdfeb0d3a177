package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Seconds;

/** Something that all workers of a group call once for each message, at a limited rate. */
final class Downstream {
  private final ConsumerPlan.Downstream plan;
  private double freeAt;

  Downstream(ConsumerPlan.Downstream plan) {
    this.plan = plan;
  }

  /** Returns when a call requested now will be made, after the calls before it. */
  double callAt(double now) {
    double at = Math.max(now, freeAt);
    freeAt = at + 1 / plan.perSecond();
    return at;
  }

  /** Returns whether calls fail at a time. */
  boolean isOut(double at) {
    return plan.outages().stream()
        .anyMatch(
            outage -> {
              double from = Seconds.of(outage.at());
              return at >= from && at < from + Seconds.of(outage.lasts());
            });
  }
}
